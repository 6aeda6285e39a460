#pragma once

/**
 * @file
 * Pictures decoded in a process of their own, `standpunt-decoder`, which can
 * do nothing else (src/decoder/sandbox.h).
 *
 * It is started at the first picture and stays. One that dies, hangs or
 * answers nonsense is ended and the next picture gets a new one; the picture
 * it ended with is tried once more, because it may not have been to blame.
 * The first loss is a log line, with the signal.
 * Pixels are written where they are shown from: nothing is copied.
 *
 * Where there is no such program, this one decodes. So it does while the
 * program does not begin, and tries again at each picture. Once a process
 * was heard, no picture is decoded here any more, for it may be the one that
 * a process died on: what cannot be had then, for want of memory or
 * processes, is put off, and may be asked for again. Each of this is one log
 * line, until it goes well.
 * Thread-safety: one thread at a time; the process ends with the thread that
 * asked for its first picture.
 */

#include <sys/types.h>

#include "decode.h"

enum {
    /** Of its own time for one picture, or without getting anywhere. */
    DECODER_LIMIT_MS = 2000,
    /** However busy the machine is. */
    DECODER_PATIENCE_MS = 10000,
};

struct decoder;

/** @param path  Of the program; copied. Starts nothing. */
struct decoder *decoder_create(const char *path);

/** Ends the process. NULL is fine. */
void decoder_destroy(struct decoder *decoder);

/**
 * As decode_run(); blocks for at most twice DECODER_PATIENCE_MS.
 *
 * @param[out] out  `is_put_off` if there is no picture now.
 */
const char *decoder_run(struct decoder *decoder, struct image_bytes file,
                        const struct image_header *header,
                        struct decode_box box, struct decode_image *out);

/** The process, to be measured; 0: there is none now. */
pid_t decoder_pid(const struct decoder *decoder);
