#pragma once

/**
 * @file
 * What the show and the process that decodes say to each other: messages of
 * fixed size over a socket that keeps their bounds (SOCK_SEQPACKET).
 *
 * First the process says hello; then every request has one reply. Bytes and
 * pixels do not travel: a request carries two sealed pieces of shared
 * memory, one with the file and one for its pixels. Both ends are of one
 * build on one machine, so numbers are as the machine has them; what comes
 * from the process is checked as if a stranger had sent it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DECODER_SOCKET_FD = 0, /**< In the process that decodes. */
    DECODER_WIRE_VERSION = 1,
    DECODER_REQUEST_FDS = 2, /**< The file's bytes; room for the pixels. */
};

/** What the process has given up; bits of struct decoder_hello. */
enum decoder_layer {
    DECODER_LIMITS = 1,     /**< Memory, files, processes, no core. */
    DECODER_PRIVILEGES = 2, /**< None are gained; nobody looks into it. */
    DECODER_LANDLOCK = 4,   /**< No path leads anywhere. */
    DECODER_CALLS = 8,      /**< A dozen system calls, else it is killed. */
    DECODER_LAYERS_ALL = 15,
};

struct decoder_hello {
    uint32_t version;
    uint32_t layers;
};

struct decoder_request {
    uint32_t serial;
    int32_t kind, w_px, h_px, orientation; /**< struct image_header */
    int32_t box_w_px, box_h_px, fit;       /**< struct decode_box */
    uint64_t file_bytes;
};

struct decoder_reply {
    uint32_t serial; /**< Of the request. */
    uint32_t reason; /**< enum decode_reason */
    uint32_t opaque; /**< 0 or 1. */
};

/** @return  False if the other end is gone. */
bool decoder_send(int fd, const void *message, size_t len);

/** The same with DECODER_REQUEST_FDS open files. */
bool decoder_send_request(int fd, const struct decoder_request *request,
                          const int *fds);

/**
 * Blocks until a message is there. Open files that come with it are closed.
 *
 * @return  False if the other end is gone, or said something of another size.
 */
bool decoder_receive(int fd, void *message, size_t len);

/**
 * The same with DECODER_REQUEST_FDS open files.
 *
 * @param[out] fds  The caller's to close when true is returned.
 */
bool decoder_receive_request(int fd, struct decoder_request *request, int *fds);
