/*
 * Calls libshufflenet in every wrong way that it has to survive, and checks what it answers:
 *
 *     hostile WEIGHTS [ROUNDS]
 *
 * ROUNDS is how often the threads race, 50 unless said. Under valgrind, which takes half a second for an inference, few do.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shufflenet.h"

#define INPUT 784
#define OUTPUT 10
#define THREADS 4
#define RUNS 4

static int checks, wrong;

static void check(int good, int line, const char *what)
{
    checks++;
    if (!good)
    {
        wrong++;
        printf("line %d: %s\n", line, what);
    }
}

#define CHECK(condition) check((condition), __LINE__, #condition)

/* The call fails with this status and a message that has this text. */
#define REFUSED(call, status, text) \
    do \
    { \
        char said[512]; \
        CHECK((call) == (status)); \
        snc_last_error(said, sizeof said); \
        check(strstr(said, (text)) != NULL, __LINE__, said); \
    } while (0)

static float input[INPUT];
static float answer[OUTPUT];

static int right(const float *output)
{
    return memcmp(output, answer, sizeof answer) == 0;
}

static unsigned char *content(const char *path, int64_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (*length = ftell(file)) < 1)
    {
        perror(path);
        exit(EXIT_FAILURE);
    }

    unsigned char *bytes = malloc((size_t)*length);
    rewind(file);
    if (bytes == NULL || fread(bytes, 1, (size_t)*length, file) != (size_t)*length)
    {
        perror(path);
        exit(EXIT_FAILURE);
    }

    fclose(file);
    return bytes;
}

static void messages(void)
{
    char buffer[16];
    CHECK(snc_last_error(NULL, 0) == 1);
    memset(buffer, 'x', sizeof buffer);
    CHECK(snc_last_error(buffer, sizeof buffer) == 1 && buffer[0] == 0);

    CHECK(snc_destroy(0) == SNC_INVALID_HANDLE);
    int64_t whole = (int64_t)sizeof "network is 0";
    memset(buffer, 'x', sizeof buffer);
    CHECK(snc_last_error(buffer, sizeof buffer) == whole && strcmp(buffer, "network is 0") == 0);
    memset(buffer, 'x', sizeof buffer);
    CHECK(snc_last_error(buffer, 5) == whole && strcmp(buffer, "netw") == 0 && buffer[5] == 'x');
    memset(buffer, 'x', sizeof buffer);
    CHECK(snc_last_error(buffer, 1) == whole && buffer[0] == 0 && buffer[1] == 'x');
    CHECK(snc_last_error(buffer + 1, 0) == whole && buffer[1] == 'x');
    CHECK(snc_last_error(buffer + 1, -1) == whole && buffer[1] == 'x');
    CHECK(snc_last_error(buffer + 1, INT64_MIN) == whole && buffer[1] == 'x');
    CHECK(snc_last_error(NULL, sizeof buffer) == whole);
}

static void files(const char *path)
{
    snc_network network = 7;
    snc_network *odd = (snc_network *)(void *)((char *)&network + 4);
    REFUSED(snc_create_from_file(NULL, &network), SNC_NULL_POINTER, "path");
    CHECK(network == 0);
    REFUSED(snc_create_from_file(path, NULL), SNC_NULL_POINTER, "network");
    REFUSED(snc_create_from_file(path, odd), SNC_MISALIGNED, "network");
    REFUSED(snc_create_from_file("", &network), SNC_UNREADABLE, "empty");
    REFUSED(snc_create_from_file("/nowhere/at/all", &network), SNC_UNREADABLE, "/nowhere/at/all");
    REFUSED(snc_create_from_file("/", &network), SNC_UNREADABLE, "/");
    REFUSED(snc_create_from_file("\xff\xfe", &network), SNC_UNREADABLE, "");
    REFUSED(snc_create_from_file("/proc/self/exe", &network), SNC_BAD_WEIGHTS, "/proc/self/exe");
    REFUSED(snc_create_from_file("/dev/null", &network), SNC_BAD_WEIGHTS, "/dev/null");
    CHECK(network == 0);
}

static void contents(unsigned char *bytes, int64_t length)
{
    snc_network network = 7;
    REFUSED(snc_create_from_bytes(NULL, length, &network), SNC_NULL_POINTER, "bytes");
    CHECK(network == 0);
    REFUSED(snc_create_from_bytes(bytes, length, NULL), SNC_NULL_POINTER, "network");
    REFUSED(snc_create_from_bytes(bytes, -1, &network), SNC_WRONG_LENGTH, "-1");
    REFUSED(snc_create_from_bytes(bytes, INT64_MIN, &network), SNC_WRONG_LENGTH, "bytes");
    REFUSED(snc_create_from_bytes(bytes, 0, &network), SNC_BAD_WEIGHTS, "");

    /* Cut off anywhere: copied to memory of that length, so that valgrind sees a byte too many. */
    for (int part = 0; part < 20; part++)
    {
        int64_t cut = length * part / 20 + 1;
        unsigned char *copy = malloc((size_t)cut);
        memcpy(copy, bytes, (size_t)cut);
        REFUSED(snc_create_from_bytes(copy, cut, &network), SNC_BAD_WEIGHTS, "");
        free(copy);
    }

    for (int place = 0; place < 64; place++)
    {
        /* The header: whatever a file with a flipped byte is taken for, the call returns. */
        bytes[place] ^= 0xff;
        snc_status status = snc_create_from_bytes(bytes, length, &network);
        bytes[place] ^= 0xff;
        CHECK(status == SNC_BAD_WEIGHTS || status == SNC_OK);
        CHECK((status == SNC_OK) == (network != 0));
        CHECK(network == 0 || snc_destroy(network) == SNC_OK);
    }

    /* Bytes need no alignment. */
    unsigned char *moved = malloc((size_t)length + 1);
    memcpy(moved + 1, bytes, (size_t)length);
    CHECK(snc_create_from_bytes(moved + 1, length, &network) == SNC_OK);
    free(moved);
    float output[OUTPUT];
    CHECK(snc_run(network, input, INPUT, output, OUTPUT) == SNC_OK && right(output));
    CHECK(snc_destroy(network) == SNC_OK);
}

static void runs(snc_network network)
{
    /* As long as the network asks, and not a byte longer. */
    float *from = malloc(sizeof input), *to = malloc(sizeof answer);
    memcpy(from, input, sizeof input);
    CHECK(snc_run(network, from, INPUT, to, OUTPUT) == SNC_OK && right(to));

    memset(to, 0, sizeof answer);
    REFUSED(snc_run(network, NULL, INPUT, to, OUTPUT), SNC_NULL_POINTER, "input");
    REFUSED(snc_run(network, from, INPUT, NULL, OUTPUT), SNC_NULL_POINTER, "output");
    for (int shift = 1; shift < 4; shift++)
    {
        REFUSED(snc_run(network, (float *)(void *)((char *)from + shift), INPUT, to, OUTPUT), SNC_MISALIGNED, "input");
        REFUSED(snc_run(network, from, INPUT, (float *)(void *)((char *)to + shift), OUTPUT), SNC_MISALIGNED, "output");
    }

    static const int64_t lengths[] = { 0, 1, -1, INPUT - 1, INPUT + 1, -INPUT, INT64_MAX, INT64_MIN, INPUT + (INT64_C(1) << 32), OUTPUT + (INT64_C(1) << 32) };
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
    {
        REFUSED(snc_run(network, from, lengths[i], to, OUTPUT), SNC_WRONG_LENGTH, "input");
        REFUSED(snc_run(network, from, INPUT, to, lengths[i]), SNC_WRONG_LENGTH, "output");
    }

    static const float untouched[OUTPUT];
    CHECK(memcmp(to, untouched, sizeof untouched) == 0);

    /* An address of a float and no more: a multiple of 4 and of no vector. */
    float *spaced = malloc(sizeof input + sizeof(float));
    memcpy(spaced + 1, input, sizeof input);
    CHECK(snc_run(network, spaced + 1, INPUT, to, OUTPUT) == SNC_OK && right(to));

    /* The output may lie over the input. */
    CHECK(snc_run(network, spaced + 1, INPUT, spaced + 5, OUTPUT) == SNC_OK && right(spaced + 5));
    free(spaced);
    free(to);
    free(from);
}

static void handles(snc_network network)
{
    float output[OUTPUT];
    snc_network other = 7, third = 7;
    const snc_network made_up[] = { 0, 1, 2, UINT64_MAX, network + 1, network - 1, ~network, (snc_network)(uintptr_t)&output };
    for (size_t i = 0; i < sizeof made_up / sizeof *made_up; i++)
    {
        REFUSED(snc_run(made_up[i], input, INPUT, output, OUTPUT), SNC_INVALID_HANDLE, "network");
        REFUSED(snc_create_shared(made_up[i], &other), SNC_INVALID_HANDLE, "network");
        REFUSED(snc_destroy(made_up[i]), SNC_INVALID_HANDLE, "network");
        CHECK(other == 0);
    }

    REFUSED(snc_create_shared(network, NULL), SNC_NULL_POINTER, "network");
    CHECK(snc_create_shared(network, &other) == SNC_OK && other != network);
    CHECK(snc_destroy(other) == SNC_OK);
    REFUSED(snc_destroy(other), SNC_INVALID_HANDLE, "destroyed");
    REFUSED(snc_run(other, input, INPUT, output, OUTPUT), SNC_INVALID_HANDLE, "destroyed");

    /* A later network does not answer to an earlier one's handle. */
    CHECK(snc_create_shared(network, &third) == SNC_OK && third != other);
    REFUSED(snc_run(other, input, INPUT, output, OUTPUT), SNC_INVALID_HANDLE, "destroyed");
    CHECK(snc_destroy(third) == SNC_OK);
}

typedef struct
{
    pthread_barrier_t *start;
    snc_network network;
    int runs, busy, gone, destroyed, other;
} racer;

static void *race_run(void *argument)
{
    racer *self = argument;
    float output[OUTPUT];
    pthread_barrier_wait(self->start);
    for (;;)
    {
        snc_status status = snc_run(self->network, input, INPUT, output, OUTPUT);
        self->runs += status == SNC_OK && right(output);
        self->busy += status == SNC_BUSY;
        self->gone += status == SNC_INVALID_HANDLE;
        self->other += (status == SNC_OK && !right(output)) || (status != SNC_OK && status != SNC_BUSY && status != SNC_INVALID_HANDLE);
        if (status == SNC_INVALID_HANDLE)
        {
            return NULL;
        }
    }
}

static void *race_destroy(void *argument)
{
    racer *self = argument;
    float output[OUTPUT];
    pthread_barrier_wait(self->start);
    self->runs += snc_run(self->network, input, INPUT, output, OUTPUT) == SNC_OK;
    self->destroyed += snc_destroy(self->network) == SNC_OK;
    return NULL;
}

/* Two threads run one network while two destroy it. */
static void races(snc_network network, int rounds)
{
    for (int round = 0; round < rounds; round++)
    {
        pthread_barrier_t start;
        pthread_t threads[THREADS];
        racer racers[THREADS] = { { 0 } };
        snc_network shared;
        CHECK(snc_create_shared(network, &shared) == SNC_OK);
        pthread_barrier_init(&start, NULL, THREADS);
        for (int thread = 0; thread < THREADS; thread++)
        {
            racers[thread].start = &start;
            racers[thread].network = shared;
            CHECK(pthread_create(&threads[thread], NULL, thread < 2 ? race_run : race_destroy, &racers[thread]) == 0);
        }

        int destroyed = 0;
        for (int thread = 0; thread < THREADS; thread++)
        {
            pthread_join(threads[thread], NULL);
            destroyed += racers[thread].destroyed;
            CHECK(racers[thread].other == 0);
        }

        CHECK(destroyed == 1 && racers[0].gone == 1 && racers[1].gone == 1);
        CHECK(snc_destroy(shared) == SNC_INVALID_HANDLE);
        pthread_barrier_destroy(&start);
    }
}

static void *run_own(void *argument)
{
    racer *self = argument;
    float output[OUTPUT];
    char message[8];
    self->other += snc_last_error(message, sizeof message) != 1;
    pthread_barrier_wait(self->start);
    for (int run = 0; run < RUNS; run++)
    {
        self->runs += snc_run(self->network, input, INPUT, output, OUTPUT) == SNC_OK && right(output);
    }

    self->destroyed += snc_destroy(self->network) == SNC_OK;
    return NULL;
}

/* A network for each thread; the weights outlive the network that loaded them. */
static void threads_of_their_own(snc_network network)
{
    pthread_barrier_t start;
    pthread_t threads[THREADS];
    racer racers[THREADS] = { { 0 } };
    pthread_barrier_init(&start, NULL, THREADS + 1);
    for (int thread = 0; thread < THREADS; thread++)
    {
        racers[thread].start = &start;
        CHECK(snc_create_shared(network, &racers[thread].network) == SNC_OK);
        CHECK(pthread_create(&threads[thread], NULL, run_own, &racers[thread]) == 0);
    }

    CHECK(snc_destroy(network) == SNC_OK);
    pthread_barrier_wait(&start);
    for (int thread = 0; thread < THREADS; thread++)
    {
        pthread_join(threads[thread], NULL);
        CHECK(racers[thread].runs == RUNS && racers[thread].destroyed == 1 && racers[thread].other == 0);
    }

    pthread_barrier_destroy(&start);
}

int main(int argc, char **argv)
{
    int rounds = argc == 3 ? atoi(argv[2]) : 50;
    if (argc < 2 || argc > 3 || rounds < 1)
    {
        fprintf(stderr, "usage: hostile WEIGHTS [ROUNDS]\n");
        return EXIT_FAILURE;
    }

    for (int i = 0; i < INPUT; i++)
    {
        input[i] = (float)(i * 7919 % 1009 - 504) / 504.0f;
    }

    CHECK(snc_version() == SNC_VERSION);
    CHECK(snc_input_length() == INPUT && snc_output_length() == OUTPUT);
    messages();

    snc_network network;
    if (snc_create_from_file(argv[1], &network) != SNC_OK)
    {
        char message[512];
        snc_last_error(message, sizeof message);
        printf("%s\n", message);
        return EXIT_FAILURE;
    }

    CHECK(snc_run(network, input, INPUT, answer, OUTPUT) == SNC_OK);
    CHECK(answer[0] != answer[1]);
    int64_t length;
    unsigned char *bytes = content(argv[1], &length);
    files(argv[1]);
    contents(bytes, length);
    free(bytes);
    runs(network);
    handles(network);
    races(network, rounds);
    threads_of_their_own(network);

    printf("%d checks, %d wrong\n", checks, wrong);
    return wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
