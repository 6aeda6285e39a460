#include "serve.h"

#include <malloc.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include "decode.h"
#include "decoder_wire.h"

enum {
    IDLE_MS = 1000,
};

/* A piece of shared memory that came with a request. */
struct piece {
    void *data;
    size_t len;
};

static bool map(int fd, int access, size_t len, struct piece *out)
{
    void *data = mmap(NULL, len, access, MAP_SHARED | MAP_POPULATE, fd, 0);

    *out = (struct piece){ data, len };
    return data != MAP_FAILED;
}

static void unmap(const struct piece *piece)
{
    if (piece->data != MAP_FAILED) {
        (void)munmap(piece->data, piece->len);
    }
}

static struct image_header header_of(const struct decoder_request *request)
{
    return (struct image_header){
        .kind = (enum image_kind)request->kind,
        .w_px = request->w_px,
        .h_px = request->h_px,
        .orientation = request->orientation,
    };
}

static struct decode_box box_of(const struct decoder_request *request)
{
    return (struct decode_box){
        .w_px = request->box_w_px,
        .h_px = request->box_h_px,
        .fit = (enum asset_fit)request->fit,
    };
}

static struct decoder_reply answer(const struct decoder_request *request,
                                   const int *fds)
{
    const struct image_header header = header_of(request);
    const struct decode_box box = box_of(request);
    const struct decode_size size = decode_size_for(&header, box);
    const size_t pixel_bytes =
        (size_t)size.w_px * (size_t)size.h_px * sizeof(uint32_t);
    struct decoder_reply reply = { .serial = request->serial,
                                   .reason = DECODE_NO_MEMORY };
    struct piece file, pixels;

    const bool has_file = map(fds[0], PROT_READ, request->file_bytes, &file);
    const bool has_pixels =
        map(fds[1], PROT_READ | PROT_WRITE, pixel_bytes, &pixels);
    if (has_file && has_pixels) {
        const struct image_bytes bytes = { file.data, file.len };
        reply.reason = decode_into(bytes, &header, box, pixels.data);
    }
    if (reply.reason == DECODE_FINE) {
        reply.opaque = decode_is_opaque(pixels.data, size);
    }
    unmap(&file);
    unmap(&pixels);
    return reply;
}

/* Pages that one picture took are there for the next, but not for ever. */
static void wait_for_request(int socket)
{
    struct pollfd one = { .fd = socket, .events = POLLIN };

    if (poll(&one, 1, IDLE_MS) == 0) {
        (void)malloc_trim(0);
    }
}

bool serve(int socket, uint32_t layers)
{
    const struct decoder_hello hello = { DECODER_WIRE_VERSION, layers };
    struct decoder_request request;
    int fds[DECODER_REQUEST_FDS];

    if (!decoder_send(socket, &hello, sizeof(hello))) {
        return false;
    }
    wait_for_request(socket);
    while (decoder_receive_request(socket, &request, fds)) {
        const struct decoder_reply reply = answer(&request, fds);
        for (int i = 0; i < DECODER_REQUEST_FDS; i++) {
            (void)close(fds[i]);
        }
        if (!decoder_send(socket, &reply, sizeof(reply))) {
            return false;
        }
        wait_for_request(socket);
    }
    return true;
}
