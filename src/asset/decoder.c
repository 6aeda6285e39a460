#include "decoder.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "decoder_start.h"
#include "decoder_wire.h"
#include "log.h"

enum {
    SLICE_MS = 100,
    MS_PER_SECOND = 1000,
    NS_PER_MS = 1000000,
    TRIES = 2,
    /* More than DECODER_LIMIT_MS: it is for when nobody is watching. */
    CPU_LIMIT_S = 4,
};

struct decoder {
    char *path;
    pid_t pid; /* 0: none */
    int socket;
    uint32_t serial;
    bool is_missing; /* there is no such program */
    bool was_heard;  /* there is, and it works */
    bool is_absence_said;
    bool are_layers_said;
    bool is_loss_said;
};

/* How one question to the process ended. */
enum outcome {
    ANSWERED,
    NO_MEMORY, /* here, with errno */
    LOST,      /* it died, stood still or talked nonsense */
    TOO_LONG,  /* it worked on the picture and did not come to an end */
};

/* One picture, and where it goes. */
struct picture {
    struct image_bytes file;
    const struct image_header *header;
    struct decode_box box;
    struct decode_size size;
};

struct decoder *decoder_create(const char *path)
{
    struct decoder *d = calloc(1, sizeof(*d));

    if (!d) {
        log_fatal_memory(sizeof(*d));
    }
    d->path = strdup(path);
    if (!d->path) {
        log_fatal_memory(strlen(path) + 1);
    }
    d->socket = -1;
    return d;
}

/*
 * It has nothing to tidy up. Also a stopped one ends by this signal.
 * @return  How it ended, as waitpid() says it; that may have been before.
 */
static int stop(struct decoder *d)
{
    int status = 0;

    if (d->pid > 0) {
        (void)kill(d->pid, SIGKILL);
        while (waitpid(d->pid, &status, 0) < 0 && errno == EINTR) {
        }
        (void)close(d->socket);
    }
    d->pid = 0;
    d->socket = -1;
    return status;
}

/* Whoever looks after the stand may know why, above all if it goes on. */
static void say_loss(struct decoder *d, int status)
{
    const char *signal =
        WIFSIGNALED(status) ? sigabbrev_np(WTERMSIG(status)) : NULL;

    if (!d->is_loss_said) {
        d->is_loss_said = true;
        log_warning("%s: lost (%s) and replaced", d->path,
                    signal ? signal : "it left");
    }
}

void decoder_destroy(struct decoder *decoder)
{
    if (decoder) {
        (void)stop(decoder);
        free(decoder->path);
        free(decoder);
    }
}

pid_t decoder_pid(const struct decoder *decoder)
{
    return decoder->pid;
}

/* What it has worked since it was started; 0 if that cannot be known. */
static int64_t worked_ms(const struct decoder *d)
{
    clockid_t clock;
    struct timespec t;

    if (clock_getcpuclockid(d->pid, &clock) != 0 ||
        clock_gettime(clock, &t) != 0) {
        return 0;
    }
    return (int64_t)t.tv_sec * MS_PER_SECOND + t.tv_nsec / NS_PER_MS;
}

/*
 * A machine that is busy is no reason to call a picture bad: what counts is
 * the time that the process itself had, or that it had none at all.
 */
static enum outcome wait_for_message(const struct decoder *d)
{
    struct pollfd socket = { .fd = d->socket, .events = POLLIN };
    const int64_t begin_ms = worked_ms(d);
    int64_t before_ms = begin_ms;
    int still_ms = 0;

    for (int ms = 0; ms < DECODER_PATIENCE_MS; ms += SLICE_MS) {
        if (poll(&socket, 1, SLICE_MS) > 0) {
            return ANSWERED;
        }
        const int64_t now_ms = worked_ms(d);
        still_ms = now_ms == before_ms ? still_ms + SLICE_MS : 0;
        before_ms = now_ms;
        if (now_ms - begin_ms >= DECODER_LIMIT_MS) {
            return TOO_LONG;
        }
        if (still_ms >= DECODER_LIMIT_MS) {
            return LOST;
        }
    }
    return TOO_LONG;
}

static void say_layers(struct decoder *d, uint32_t layers)
{
    if (d->are_layers_said || layers == DECODER_LAYERS_ALL) {
        return;
    }
    d->are_layers_said = true;
    log_warning("pictures are decoded with less around them; missing:%s%s%s%s",
                layers & DECODER_LIMITS ? "" : " limits",
                layers & DECODER_PRIVILEGES ? "" : " no_new_privs",
                layers & DECODER_LANDLOCK ? "" : " Landlock",
                layers & DECODER_CALLS ? "" : " seccomp");
}

static bool hear_hello(struct decoder *d)
{
    struct decoder_hello hello;

    if (wait_for_message(d) != ANSWERED ||
        !decoder_receive(d->socket, &hello, sizeof(hello)) ||
        hello.version != DECODER_WIRE_VERSION ||
        hello.layers > DECODER_LAYERS_ALL) {
        return false;
    }
    say_layers(d, hello.layers);
    return true;
}

/* Once for each time that it goes wrong. */
static void say_absence(struct decoder *d, int error)
{
    if (!d->is_absence_said) {
        d->is_absence_said = true;
        log_warning("%s: %s; pictures %s", d->path, strerror(error),
                    d->was_heard ? "wait for it" : "are decoded without it");
    }
}

/* @return  True if there is a process that waits for a picture. */
static bool start(struct decoder *d)
{
    if (d->pid > 0 || d->is_missing) {
        return d->pid > 0;
    }
    int error = decoder_start(d->path, &d->pid, &d->socket);
    if (error == 0 && !hear_hello(d)) {
        (void)stop(d);
        error = EPROTO;
    }
    if (error != 0) {
        say_absence(d, error);
        d->is_missing = !d->was_heard && (error == ENOENT || error == EACCES);
        return false;
    }
    d->was_heard = true;
    return true;
}

static bool write_all(int fd, struct image_bytes bytes)
{
    while (bytes.len > 0) {
        const ssize_t put = write(fd, bytes.data, bytes.len);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put <= 0) {
            return false;
        }
        bytes.data += put;
        bytes.len -= (size_t)put;
    }
    return true;
}

static size_t pixel_bytes(struct decode_size size)
{
    return (size_t)size.w_px * (size_t)size.h_px * sizeof(uint32_t);
}

/* The file, which nobody can change any more. -1 with errno. */
static int share_file(struct image_bytes file)
{
    const int fd =
        memfd_create("standpunt-file", MFD_CLOEXEC | MFD_ALLOW_SEALING);

    if (fd >= 0 &&
        (!write_all(fd, file) ||
         fcntl(fd, F_ADD_SEALS,
               F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) < 0)) {
        (void)close(fd);
        return -1;
    }
    return fd;
}

/* Room for pixels. Cut off under our feet it would end us: it is sealed.
   -1 with errno. */
static int share_pixels(struct decode_size size)
{
    const int fd =
        memfd_create("standpunt-pixels", MFD_CLOEXEC | MFD_ALLOW_SEALING);

    if (fd >= 0 && (ftruncate(fd, (off_t)pixel_bytes(size)) < 0 ||
                    fcntl(fd, F_ADD_SEALS,
                          F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) < 0)) {
        (void)close(fd);
        return -1;
    }
    return fd;
}

/* So that it ends by itself, should this thread be stopped meanwhile. */
static void limit_time(const struct decoder *d)
{
    const struct rlimit limit = {
        .rlim_cur = (rlim_t)(worked_ms(d) / MS_PER_SECOND + CPU_LIMIT_S),
        .rlim_max = RLIM_INFINITY,
    };
    (void)prlimit(d->pid, RLIMIT_CPU, &limit, NULL);
}

static bool send_picture(struct decoder *d, const struct picture *picture,
                         const int *fds)
{
    const struct image_header *header = picture->header;
    const struct decoder_request request = {
        .serial = ++d->serial,
        .kind = (int32_t)header->kind,
        .w_px = header->w_px,
        .h_px = header->h_px,
        .orientation = header->orientation,
        .box_w_px = picture->box.w_px,
        .box_h_px = picture->box.h_px,
        .fit = (int32_t)picture->box.fit,
        .file_bytes = picture->file.len,
    };

    limit_time(d);
    return decoder_send_request(d->socket, &request, fds);
}

static enum outcome hear_reply(const struct decoder *d,
                               struct decoder_reply *reply)
{
    const enum outcome outcome = wait_for_message(d);

    if (outcome != ANSWERED) {
        return outcome;
    }
    const bool sound = decoder_receive(d->socket, reply, sizeof(*reply)) &&
                       reply->serial == d->serial && reply->opaque <= 1 &&
                       reply->reason < DECODE_REASON_COUNT;
    return sound ? ANSWERED : LOST;
}

/* Its pages are had now, so that no frame waits for them. */
static bool take_pixels(int fd, const struct picture *picture,
                        struct decode_image *out)
{
    void *pixels = mmap(NULL, pixel_bytes(picture->size), PROT_READ,
                        MAP_SHARED | MAP_POPULATE, fd, 0);

    if (pixels == MAP_FAILED) {
        return false;
    }
    out->pixels = pixels;
    out->w_px = picture->size.w_px;
    out->h_px = picture->size.h_px;
    out->shared = true;
    return true;
}

/* One question to the process. @param[out] reason  Set if it is ANSWERED. */
static enum outcome ask(struct decoder *d, const struct picture *picture,
                        struct decode_image *out, enum decode_reason *reason)
{
    const int fds[DECODER_REQUEST_FDS] = { share_file(picture->file),
                                           share_pixels(picture->size) };
    struct decoder_reply reply;
    enum outcome outcome = NO_MEMORY;

    if (fds[0] >= 0 && fds[1] >= 0) {
        outcome = send_picture(d, picture, fds) ? hear_reply(d, &reply) : LOST;
    }
    if (outcome == ANSWERED) {
        *reason = (enum decode_reason)reply.reason;
        out->opaque = reply.opaque != 0;
        if (*reason == DECODE_FINE && !take_pixels(fds[1], picture, out)) {
            outcome = NO_MEMORY;
        }
    }
    for (int i = 0; i < DECODER_REQUEST_FDS; i++) {
        if (fds[i] >= 0) {
            (void)close(fds[i]);
        }
    }
    return outcome;
}

/* What is short now may be there when the picture is asked for again. */
static const char *put_off(struct decode_image *out)
{
    *out = (struct decode_image){ .is_put_off = true };
    return "its decoder cannot be had now";
}

const char *decoder_run(struct decoder *decoder, struct image_bytes file,
                        const struct image_header *header,
                        struct decode_box box, struct decode_image *out)
{
    const struct picture picture = { file, header, box,
                                     decode_size_for(header, box) };

    *out = (struct decode_image){ 0 };
    for (int i = 0; i < TRIES; i++) {
        enum decode_reason reason;
        if (!start(decoder)) {
            return decoder->was_heard ? put_off(out)
                                      : decode_run(file, header, box, out);
        }
        const enum outcome outcome = ask(decoder, &picture, out, &reason);
        if (outcome == ANSWERED) {
            decoder->is_absence_said = false;
            return decode_reason_text(reason);
        }
        if (outcome == NO_MEMORY) {
            say_absence(decoder, errno);
            return put_off(out);
        }
        const int status = stop(decoder);
        if (outcome == TOO_LONG) {
            return "takes too long to decode";
        }
        say_loss(decoder, status);
    }
    return "its decoder came to an end";
}
