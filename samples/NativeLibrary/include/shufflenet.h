/*
 * A ShuffleNet that was compiled into libshufflenet: one network, whose weights are loaded at run time.
 *
 * Any function may be called from any thread. A network serves one thread at a time; snc_create_shared gives another thread
 * one of its own over the same weights. No function keeps a caller's pointer after it has returned.
 *
 * No function ends the process or lets an exception out. What cannot be told from a pointer, such as one to freed memory or
 * to less than the length that is given, is undefined behaviour as in any C program.
 */
#ifndef SHUFFLENET_H
#define SHUFFLENET_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Major version in the upper 16 bits, minor in the lower ones. Another major version is another interface. */
#define SNC_VERSION 0x00010000u

/* What the functions return. */
typedef int32_t snc_status;

#define SNC_OK 0
#define SNC_NULL_POINTER 1   /* a pointer is NULL */
#define SNC_MISALIGNED 2     /* a pointer to floats or to a handle is no multiple of their size */
#define SNC_WRONG_LENGTH 3   /* a length is negative, or not the network's */
#define SNC_INVALID_HANDLE 4 /* the network was never created, or is destroyed */
#define SNC_BUSY 5           /* another thread is running this network; nothing was done */
#define SNC_UNREADABLE 6     /* the file cannot be opened or read */
#define SNC_BAD_WEIGHTS 7    /* the weights are damaged, of an unknown format, or another network's */
#define SNC_OUT_OF_MEMORY 8
#define SNC_INTERNAL 9       /* a fault of the library */

/*
 * A network. It is a number and no address: one that is destroyed or made up is recognised, and no number is used again.
 * 0 is never a network.
 */
typedef uint64_t snc_network;

/* SNC_VERSION of the library. */
uint32_t snc_version(void);

/* Floats of an input: channels x rows x columns, one plane per channel, row by row. */
int64_t snc_input_length(void);

/* Floats of an output: one per class. */
int64_t snc_output_length(void);

/*
 * Loads weights from a file of any format that the compiler's runtime reads, found by content. A packed file stays mapped, by the
 * networks that share its weights too: cutting it short in place would end the process, overwriting it change the answers. Where
 * somebody else may do so, read the file and call snc_create_from_bytes, which copies.
 *
 * path     name of the file in UTF-8, ends with a zero
 * network  receives the network, to be destroyed by the caller; 0 on failure
 *
 * SNC_NULL_POINTER, SNC_MISALIGNED, SNC_UNREADABLE, SNC_BAD_WEIGHTS, SNC_OUT_OF_MEMORY
 */
snc_status snc_create_from_file(const char *path, snc_network *network);

/*
 * Loads weights from the content of such a file. The bytes may be freed afterwards.
 *
 * bytes    the content; need not be aligned
 * length   how many
 * network  receives the network, to be destroyed by the caller; 0 on failure
 *
 * SNC_NULL_POINTER, SNC_MISALIGNED, SNC_WRONG_LENGTH, SNC_BAD_WEIGHTS, SNC_OUT_OF_MEMORY
 */
snc_status snc_create_from_bytes(const void *bytes, int64_t length, snc_network *network);

/*
 * Another network over the weights of an existing one, for another thread. Either may be destroyed first.
 *
 * original  a network, which may be running
 * network   receives the new one, to be destroyed by the caller; 0 on failure
 *
 * SNC_NULL_POINTER, SNC_MISALIGNED, SNC_INVALID_HANDLE, SNC_OUT_OF_MEMORY
 */
snc_status snc_create_shared(snc_network original, snc_network *network);

/*
 * One inference.
 *
 * input          the floats that the weights were trained with, in the order of snc_input_length; a multiple of 4 bytes
 * input_length   how many, equal to snc_input_length()
 * output         receives one value per class; a multiple of 4 bytes; untouched on failure
 * output_length  how many, equal to snc_output_length()
 *
 * SNC_NULL_POINTER, SNC_MISALIGNED, SNC_WRONG_LENGTH, SNC_INVALID_HANDLE, SNC_BUSY
 */
snc_status snc_run(snc_network network, const float *input, int64_t input_length, float *output, int64_t output_length);

/*
 * Destroys a network. One inference that another thread is in the middle of ends undisturbed; the memory goes after it.
 *
 * SNC_INVALID_HANDLE
 */
snc_status snc_destroy(snc_network network);

/*
 * Copies the message of the last function that failed on this thread, in UTF-8 and with a zero at its end; an empty message
 * if none has. A message that does not fit is cut. Success does not change it.
 *
 * buffer  receives the message; NULL to ask for the length alone
 * length  bytes of the buffer
 *
 * Returns the bytes of the whole message, the zero included.
 */
int64_t snc_last_error(char *buffer, int64_t length);

#ifdef __cplusplus
}
#endif

#endif
