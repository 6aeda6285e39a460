/**
 * @file
 * A touch panel that is plugged into this machine, touched, and unplugged:
 *
 *     finger X Y…
 *
 * X and Y are thousandths of the panel's width and height. Needs /dev/uinput.
 */

#include <errno.h>
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
    PANEL_SIDE = 1000,
    SLOT_MAX = 9,
    SETTLE_MS = 10000, /* until whoever looks for panels has found it */
    PRESS_MS = 200,
    PAUSE_MS = 2000,
    EXIT_USAGE = 2,
};

static void wait_ms(int ms)
{
    struct timespec left = { ms / 1000, (long)(ms % 1000) * 1000000 };

    while (nanosleep(&left, &left) != 0 && errno == EINTR) {
    }
}

static void must(bool ok, const char *what)
{
    if (!ok) {
        perror(what);
        exit(EXIT_FAILURE);
    }
}

static void send(int fd, int type, int code, int value)
{
    const struct input_event e = {
        .type = (__u16)type,
        .code = (__u16)code,
        .value = value,
    };

    must(write(fd, &e, sizeof(e)) == (ssize_t)sizeof(e), "write");
}

static void add_axis(int fd, int code, int max)
{
    const struct uinput_abs_setup axis = {
        .code = (__u16)code,
        .absinfo = { .maximum = max },
    };

    must(ioctl(fd, UI_ABS_SETUP, &axis) == 0, "UI_ABS_SETUP");
}

static int plug_in(void)
{
    const int fd = open("/dev/uinput", O_WRONLY | O_CLOEXEC);
    struct uinput_setup setup = {
        .id = { .bustype = BUS_USB, .vendor = 0x1209, .product = 0x0001 },
        .name = "A panel",
    };

    must(fd >= 0, "/dev/uinput");
    must(ioctl(fd, UI_SET_EVBIT, EV_KEY) == 0 &&
             ioctl(fd, UI_SET_KEYBIT, BTN_TOUCH) == 0 &&
             ioctl(fd, UI_SET_EVBIT, EV_ABS) == 0 &&
             ioctl(fd, UI_SET_PROPBIT, INPUT_PROP_DIRECT) == 0,
         "what the panel has");
    add_axis(fd, ABS_X, PANEL_SIDE);
    add_axis(fd, ABS_Y, PANEL_SIDE);
    add_axis(fd, ABS_MT_SLOT, SLOT_MAX);
    add_axis(fd, ABS_MT_TRACKING_ID, 65535);
    add_axis(fd, ABS_MT_POSITION_X, PANEL_SIDE);
    add_axis(fd, ABS_MT_POSITION_Y, PANEL_SIDE);
    must(ioctl(fd, UI_DEV_SETUP, &setup) == 0, "UI_DEV_SETUP");
    must(ioctl(fd, UI_DEV_CREATE) == 0, "UI_DEV_CREATE");
    return fd;
}

static void press(int fd, int id, int x, int y)
{
    send(fd, EV_ABS, ABS_MT_SLOT, 0);
    send(fd, EV_ABS, ABS_MT_TRACKING_ID, id);
    send(fd, EV_ABS, ABS_MT_POSITION_X, x);
    send(fd, EV_ABS, ABS_MT_POSITION_Y, y);
    send(fd, EV_KEY, BTN_TOUCH, 1);
    send(fd, EV_ABS, ABS_X, x);
    send(fd, EV_ABS, ABS_Y, y);
    send(fd, EV_SYN, SYN_REPORT, 0);
    wait_ms(PRESS_MS);
    send(fd, EV_ABS, ABS_MT_TRACKING_ID, -1);
    send(fd, EV_KEY, BTN_TOUCH, 0);
    send(fd, EV_SYN, SYN_REPORT, 0);
}

int main(int argc, char **argv)
{
    if (argc < 3 || argc % 2 == 0) {
        (void)fputs("usage: finger X Y…\n", stderr);
        return EXIT_USAGE;
    }
    const int fd = plug_in();
    wait_ms(SETTLE_MS);
    for (int i = 1; i < argc; i += 2) {
        press(fd, i, (int)strtol(argv[i], NULL, 10),
              (int)strtol(argv[i + 1], NULL, 10));
        wait_ms(PAUSE_MS);
    }
    must(ioctl(fd, UI_DEV_DESTROY) == 0, "UI_DEV_DESTROY");
    (void)close(fd);
    return EXIT_SUCCESS;
}
