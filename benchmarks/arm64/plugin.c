// A plugin of qemu's user mode (plugin API 1, qemu 6.2 to 8.2) that counts how often each block of guest code runs.
//
//     qemu-aarch64 -plugin plugin.so,out=FILE,marks=FILE PROGRAM
//
// marks holds addresses, one hexadecimal number a line, relative to the start of the program's code. Whenever one of them
// is reached, what was counted since the last one is written and counting starts again at zero. The output is text:
//
//     block ADDRESS INSTRUCTIONS TIMES    a run of instructions that qemu translated together, and how often it ran
//     outside INSTRUCTIONS                instructions run in the C library, the loader and other code than the program's
//     mark ADDRESS                        ends an interval, which the lines above describe; the next one begins at ADDRESS
//     end                                 the same at the end of the program
//
// Whatever an instruction is (a load, a branch, part of which function) is for the reader to find out: he has the program.
// Increments are not atomic: code that several threads run at the same time may be counted low. A kernel runs on one.

#include <inttypes.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// What is used of qemu's interface, which Debian does not package. The structures are qemu's own.
typedef uint64_t qemu_plugin_id_t;
struct qemu_plugin_tb;
struct qemu_info;
enum { ADD_U64 = 0, NO_REGISTERS = 0 };
extern void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t, void (*)(qemu_plugin_id_t, struct qemu_plugin_tb *));
extern void qemu_plugin_register_atexit_cb(qemu_plugin_id_t, void (*)(qemu_plugin_id_t, void *), void *);
extern void qemu_plugin_register_vcpu_tb_exec_cb(struct qemu_plugin_tb *, void (*)(unsigned, void *), int flags, void *);
extern void qemu_plugin_register_vcpu_tb_exec_inline(struct qemu_plugin_tb *, int operation, void *, uint64_t);
extern size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *);
extern uint64_t qemu_plugin_tb_vaddr(const struct qemu_plugin_tb *);
extern uint64_t qemu_plugin_start_code(void);
extern uint64_t qemu_plugin_end_code(void);

#define EXPORT __attribute__((visibility("default")))
EXPORT int qemu_plugin_version = 1;

// Blocks may overlap: a jump into the middle of one makes another. The same code may be translated more than once.
struct block {
    uint64_t address;
    uint64_t instructions;
    uint64_t times;
    struct block *next;
};

enum { BUCKETS = 1 << 16 };
static struct block *buckets[BUCKETS];
static uint64_t *marks;
static size_t mark_count;
static FILE *out;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static struct block *find(uint64_t address, uint64_t instructions)
{
    struct block **bucket = &buckets[(address >> 2) % BUCKETS];
    for (struct block *block = *bucket; block; block = block->next) {
        if (block->address == address && block->instructions == instructions) {
            return block;
        }
    }
    struct block *block = calloc(1, sizeof *block);
    if (!block) {
        abort();
    }
    *block = (struct block){address, instructions, 0, *bucket};
    return *bucket = block;
}

static void write_interval(void)
{
    uint64_t start = qemu_plugin_start_code(), end = qemu_plugin_end_code(), outside = 0;
    for (size_t i = 0; i < BUCKETS; i++) {
        for (struct block *block = buckets[i]; block; block = block->next) {
            if (block->times && block->address >= start && block->address < end) {
                fprintf(out, "block %" PRIx64 " %" PRIu64 " %" PRIu64 "\n", block->address - start, block->instructions, block->times);
            } else {
                outside += block->instructions * block->times;
            }
            block->times = 0;
        }
    }
    fprintf(out, "outside %" PRIu64 "\n", outside);
}

static void on_mark(unsigned cpu, void *mark)
{
    (void)cpu;
    pthread_mutex_lock(&lock);
    write_interval();
    fprintf(out, "mark %" PRIx64 "\n", *(uint64_t *)mark);
    pthread_mutex_unlock(&lock);
}

static void on_translation(qemu_plugin_id_t id, struct qemu_plugin_tb *tb)
{
    (void)id;
    uint64_t address = qemu_plugin_tb_vaddr(tb), offset = address - qemu_plugin_start_code();
    // The callback runs before the increment, so that a block which begins with a mark counts behind it.
    for (size_t i = 0; i < mark_count; i++) {
        if (marks[i] == offset) {
            qemu_plugin_register_vcpu_tb_exec_cb(tb, on_mark, NO_REGISTERS, &marks[i]);
        }
    }
    pthread_mutex_lock(&lock);
    struct block *block = find(address, qemu_plugin_tb_n_insns(tb));
    pthread_mutex_unlock(&lock);
    qemu_plugin_register_vcpu_tb_exec_inline(tb, ADD_U64, &block->times, 1);
}

static void on_exit_(qemu_plugin_id_t id, void *data)
{
    (void)id;
    (void)data;
    pthread_mutex_lock(&lock);
    write_interval();
    fputs("end\n", out);
    fclose(out);
    pthread_mutex_unlock(&lock);
}

static bool read_marks(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        return false;
    }
    for (uint64_t mark; fscanf(file, "%" SCNx64, &mark) == 1;) {
        marks = realloc(marks, (mark_count + 1) * sizeof *marks);
        if (!marks) {
            abort();
        }
        marks[mark_count++] = mark;
    }
    fclose(file);
    return true;
}

EXPORT int qemu_plugin_install(qemu_plugin_id_t id, const struct qemu_info *info, int argc, char **argv)
{
    (void)info;
    for (int i = 0; i < argc; i++) {
        if (strncmp(argv[i], "out=", 4) == 0) {
            out = fopen(argv[i] + 4, "w");
        } else if (strncmp(argv[i], "marks=", 6) != 0 || !read_marks(argv[i] + 6)) {
            fprintf(stderr, "plugin.c: cannot use %s\n", argv[i]);
            return 1;
        }
    }
    if (!out) {
        fputs("plugin.c: give out=FILE, which can be written\n", stderr);
        return 1;
    }
    qemu_plugin_register_vcpu_tb_trans_cb(id, on_translation);
    qemu_plugin_register_atexit_cb(id, on_exit_, NULL);
    return 0;
}
