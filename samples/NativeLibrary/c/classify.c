/*
 * Classifies images of Fashion-MNIST with libshufflenet:
 *
 *     gzip -dc images.idx.gz | classify WEIGHTS [LOGITS]
 *
 * prints the class of each image. LOGITS is a file of what the .NET class computed with vectors of the same width, float32 one
 * image after the other; the program fails if a bit differs.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shufflenet.h"

#define PIXELS (28 * 28)
#define CLASSES 10

static int failed(const char *what)
{
    char message[512];
    snc_last_error(message, sizeof message);
    fprintf(stderr, "%s: %s\n", what, message);
    return EXIT_FAILURE;
}

/* The header of an idx file: type and number of dimensions, then each dimension, big-endian. */
static int64_t images_of(FILE *file)
{
    static const unsigned char kind[4] = { 0, 0, 8, 3 };
    unsigned char head[16];
    if (fread(head, 1, sizeof head, file) != sizeof head || memcmp(head, kind, sizeof kind) != 0)
    {
        return -1;
    }

    return (int64_t)head[4] << 24 | head[5] << 16 | head[6] << 8 | head[7];
}

static int classify(snc_network network, FILE *images, int64_t count, FILE *expected)
{
    for (int64_t image = 0; image < count; image++)
    {
        unsigned char pixels[PIXELS];
        float input[PIXELS], logits[CLASSES], reference[CLASSES];
        if (fread(pixels, 1, PIXELS, images) != PIXELS)
        {
            fprintf(stderr, "image %" PRId64 " is cut off\n", image);
            return EXIT_FAILURE;
        }

        for (int pixel = 0; pixel < PIXELS; pixel++)
        {
            input[pixel] = (pixels[pixel] / 255.0f - 0.2860f) / 0.3530f;
        }

        if (snc_run(network, input, PIXELS, logits, CLASSES) != SNC_OK)
        {
            return failed("snc_run");
        }

        int best = 0;
        for (int class = 1; class < CLASSES; class++)
        {
            best = logits[class] > logits[best] ? class : best;
        }

        printf("%d\n", best);
        if (expected != NULL
            && (fread(reference, sizeof(float), CLASSES, expected) != CLASSES || memcmp(reference, logits, sizeof logits) != 0))
        {
            fprintf(stderr, "image %" PRId64 " has other logits\n", image);
            return EXIT_FAILURE;
        }
    }

    return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 3)
    {
        fprintf(stderr, "usage: gzip -dc images.idx.gz | classify WEIGHTS [LOGITS]\n");
        return EXIT_FAILURE;
    }

    if (snc_version() >> 16 != SNC_VERSION >> 16 || snc_input_length() != PIXELS || snc_output_length() != CLASSES)
    {
        fprintf(stderr, "this program is for another libshufflenet\n");
        return EXIT_FAILURE;
    }

    FILE *expected = argc == 3 ? fopen(argv[2], "rb") : NULL;
    if (argc == 3 && expected == NULL)
    {
        perror(argv[2]);
        return EXIT_FAILURE;
    }

    int64_t count = images_of(stdin);
    if (count < 1)
    {
        fprintf(stderr, "standard input is no idx file of images\n");
        return EXIT_FAILURE;
    }

    snc_network network;
    if (snc_create_from_file(argv[1], &network) != SNC_OK)
    {
        return failed("snc_create_from_file");
    }

    int result = classify(network, stdin, count, expected);
    snc_destroy(network);
    if (expected != NULL)
    {
        fclose(expected);
    }

    return result;
}
