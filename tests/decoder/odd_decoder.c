/*
 * Plays a decoder that misbehaves, in the way that the last part of the name
 * it is started under says. Links to it have those names.
 */
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "decode_reason.h"
#include "decoder_wire.h"

static const char *role;

static bool plays(const char *name)
{
    return strcmp(role, name) == 0;
}

static void say_hello(void)
{
    struct decoder_hello hello = { DECODER_WIRE_VERSION, DECODER_LAYERS_ALL };

    if (plays("another-version")) {
        hello.version++;
    } else if (plays("odd-layers")) {
        hello.layers = ~0U;
    } else if (plays("bare")) {
        hello.layers = DECODER_LIMITS;
    }
    (void)decoder_send(DECODER_SOCKET_FD, &hello, sizeof(hello));
}

/* Before it answers. */
static void misbehave(const int *fds)
{
    if (plays("dies")) {
        (void)raise(SIGKILL);
    } else if (plays("leaves")) {
        _exit(0);
    } else if (plays("stands-still")) {
        (void)pause();
    } else if (plays("cuts-pixels")) {
        (void)!ftruncate(fds[1], 0);
        (void)!ftruncate(fds[0], 0);
    }
    while (plays("spins")) {
    }
}

static void reply_to(const struct decoder_request *request)
{
    struct decoder_reply replies[2] = { { .serial = request->serial,
                                          .reason = DECODE_FINE } };
    size_t len = sizeof(replies[0]);

    if (plays("another-serial")) {
        replies[0].serial--;
    } else if (plays("odd-reason")) {
        replies[0].reason = DECODE_REASON_COUNT;
    } else if (plays("odd-opaque")) {
        replies[0].opaque = 2;
    } else if (plays("long-reply")) {
        len = sizeof(replies);
    } else if (plays("short-reply")) {
        len = 1;
    }
    (void)decoder_send(DECODER_SOCKET_FD, replies, len);
}

int main(int argc, char **argv)
{
    struct decoder_request request;
    int fds[DECODER_REQUEST_FDS];
    const char *slash = argc > 0 ? strrchr(argv[0], '/') : NULL;

    role = slash ? slash + 1 : "";
    if (plays("never-begins")) {
        return 0;
    }
    if (plays("never-speaks")) {
        (void)pause();
    }
    say_hello();
    while (decoder_receive_request(DECODER_SOCKET_FD, &request, fds)) {
        misbehave(fds);
        reply_to(&request);
        (void)close(fds[0]);
        (void)close(fds[1]);
        if (plays("once")) {
            return 0;
        }
    }
    return 0;
}
