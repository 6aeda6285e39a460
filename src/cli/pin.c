#include "pin.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "commands.h"
#include "model.h"
#include "options.h"

enum {
    LINE_BYTES = 128,
    CTRL_C = 3,
};

static int complain(const char *what)
{
    (void)fprintf(stderr, "standpunt pin: %s\n", what);
    return EXIT_USAGE;
}

/* What is typed is not seen. Ctrl+C ends the line and not the program, which
   has to make it seen again. */
static void hide(const struct termios *as_it_was)
{
    struct termios t = *as_it_was;

    t.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    t.c_cc[VEOL] = CTRL_C;
    (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &t);
}

/* A line without its end; read byte by byte, so that no copy of it stays in
   a buffer of the C library. @return false if there is none. */
static bool read_line(char out[LINE_BYTES])
{
    size_t len = 0;
    char c = '\0';

    while (read(STDIN_FILENO, &c, 1) == 1 && c != '\n' && c != CTRL_C) {
        if (c != '\r' && len < LINE_BYTES - 1) {
            out[len++] = c;
        }
    }
    len = c == CTRL_C ? 0 : len;
    out[len] = '\0';
    return len > 0;
}

static bool ask(const char *words, char out[LINE_BYTES])
{
    struct termios as_it_was;

    if (tcgetattr(STDIN_FILENO, &as_it_was) != 0) {
        return false;
    }
    hide(&as_it_was);
    (void)fputs(words, stderr);
    const bool good = read_line(out);
    (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &as_it_was);
    (void)fputc('\n', stderr);
    return good;
}

/* @return NULL, or what is wrong with it. */
static const char *read_pin(char out[LINE_BYTES])
{
    const bool terminal = isatty(STDIN_FILENO) == 1;
    char again[LINE_BYTES];

    if (!(terminal ? ask("PIN: ", out) : read_line(out))) {
        return "there is no PIN on standard input";
    }
    const size_t len = strspn(out, "0123456789");
    if (len < PIN_LEN_MIN || len > PIN_LEN_MAX || out[len] != '\0') {
        return "a PIN has 4 to 8 digits and nothing else";
    }
    if (!terminal) {
        return NULL;
    }
    const bool same = ask("The same again: ", again) && pin_is_same(out, again);
    pin_forget(again, sizeof(again));
    return same ? NULL : "these are two different PINs";
}

int pin_main(int argc, char **argv)
{
    const struct cli_option options[] = { { 0 } };
    char pin[LINE_BYTES];
    char hash[PIN_HASH_BYTES];

    if (!cli_parse(argc, argv, options, NULL)) {
        return EXIT_USAGE;
    }
    const char *problem = read_pin(pin);
    const bool made = !problem && pin_hash(pin, hash);
    pin_forget(pin, sizeof(pin));
    if (problem) {
        return complain(problem);
    }
    if (!made) {
        return EXIT_USAGE;
    }
    (void)printf("  staff_pin_hash: \"%s\"\n", hash);
    return 0;
}
