#include "decoder_wire.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

enum {
    FDS_BYTES = DECODER_REQUEST_FDS * sizeof(int),
};

/* Room for the files, where the kernel's header lies right for it. */
union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(FDS_BYTES)];
};

bool decoder_send(int fd, const void *message, size_t len)
{
    ssize_t sent;

    do {
        sent = send(fd, message, len, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)len;
}

bool decoder_send_request(int fd, const struct decoder_request *request,
                          const int *fds)
{
    struct iovec part = { (void *)request, sizeof(*request) };
    union control control = { .header = { .cmsg_len = CMSG_LEN(FDS_BYTES),
                                          .cmsg_level = SOL_SOCKET,
                                          .cmsg_type = SCM_RIGHTS } };
    const struct msghdr message = { .msg_iov = &part,
                                    .msg_iovlen = 1,
                                    .msg_control = control.bytes,
                                    .msg_controllen = sizeof(control.bytes) };
    ssize_t sent;

    memcpy(CMSG_DATA(&control.header), fds, FDS_BYTES);
    do {
        sent = sendmsg(fd, &message, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)sizeof(*request);
}

bool decoder_receive(int fd, void *message, size_t len)
{
    ssize_t got;

    do { /* the true length, so that a longer one is seen */
        got = recv(fd, message, len, MSG_TRUNC);
    } while (got < 0 && errno == EINTR);
    return got == (ssize_t)len;
}

bool decoder_receive_request(int fd, struct decoder_request *request, int *fds)
{
    struct iovec part = { request, sizeof(*request) };
    union control control = { .bytes = { 0 } };
    struct msghdr message = { .msg_iov = &part,
                              .msg_iovlen = 1,
                              .msg_control = control.bytes,
                              .msg_controllen = sizeof(control.bytes) };
    ssize_t got;

    do {
        got = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got != (ssize_t)sizeof(*request) ||
        (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0 ||
        control.header.cmsg_type != SCM_RIGHTS ||
        control.header.cmsg_len != CMSG_LEN(FDS_BYTES)) {
        return false;
    }
    memcpy(fds, CMSG_DATA(&control.header), FDS_BYTES);
    return true;
}
