// libFuzzer as a library: one process, the target is a function pointer of the managed program, and the counters that
// SharpFuzz's instrumentation increments are libFuzzer's own, so an execution costs no switch between processes.
#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));

// The section that libFuzzer clears before an execution and reads after it.
__attribute__((section("__libfuzzer_extra_counters"))) static uint8_t counters[1 << 16];

extern "C" __attribute__((visibility("default"))) uint8_t *fuzz_counters() { return counters; }

extern "C" __attribute__((visibility("default"))) int fuzz_run(int argc, char **argv, int (*callback)(const uint8_t *, size_t)) {
  return LLVMFuzzerRunDriver(&argc, &argv, callback);
}
