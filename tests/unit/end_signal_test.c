/**
 * @file
 * A signal that asks the program to end is heard whenever it comes, and is
 * told from a display that is gone. On a driver that has no screen.
 */

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <SDL.h>
#include <cmocka.h>

#include "end_signal.h"
#include "platform.h"

enum {
    EVENTS_MAX = 100,
    EXIT_HEARD = 7,
    EXIT_DEAF = 8,
    HANG_S = 60,
};

static const char next_program[] = "--next";

static struct platform *create(void)
{
    return platform_create(&(struct platform_params){
        .title = "test",
        .w_px = 400,
        .h_px = 300,
        .renderer = RENDERER_CPU,
    });
}

/* Whether there is an INPUT_QUIT among what is there. */
static bool is_asked_to_end(struct platform *p)
{
    struct input_event got;
    bool asked = false;

    for (int i = 0; i < EVENTS_MAX && platform_poll(p, &got); i++) {
        asked = asked || got.type == INPUT_QUIT;
    }
    return asked;
}

/* In a child, because what came stays so. */

static void end_of(bool heard)
{
    _exit(heard ? EXIT_HEARD : EXIT_DEAF);
}

static void nothing_comes(const char *program)
{
    struct platform *p = create();

    (void)program;
    end_of(p && !is_asked_to_end(p) && !end_signal_came());
}

static void the_display_goes(const char *program)
{
    SDL_Event quit = { .type = SDL_QUIT };
    struct platform *p = create();

    (void)program;
    (void)SDL_PushEvent(&quit);
    end_of(p && is_asked_to_end(p) && platform_is_lost(p));
}

static void one_comes(const char *program)
{
    struct platform *p = create();

    (void)program;
    (void)raise(SIGTERM);
    end_of(p && is_asked_to_end(p) && !platform_is_lost(p));
}

static void one_comes_early(const char *program)
{
    (void)program;
    end_signal_hold();
    (void)raise(SIGTERM);
    struct platform *p = create();
    end_of(p && is_asked_to_end(p) && !platform_is_lost(p));
}

/* From a terminal and a session, or somebody has no patience. */
static void more_come(const char *program)
{
    struct platform *p = create();

    (void)program;
    (void)raise(SIGINT);
    (void)raise(SIGTERM);
    (void)raise(SIGTERM);
    const bool asked = p && is_asked_to_end(p) && !platform_is_lost(p);
    platform_destroy(p);
    (void)raise(SIGTERM);
    (void)raise(SIGINT);
    end_of(asked && end_signal_came());
}

/* It waits for what this process becomes. */
static void one_comes_in_between(const char *program)
{
    struct platform *p = create();

    platform_destroy(p);
    end_signal_hold();
    (void)raise(SIGTERM);
    if (p && !end_signal_came()) {
        (void)execl(program, program, next_program, (char *)NULL);
    }
    end_of(false);
}

static void somebody_ignores_it(const char *program)
{
    (void)program;
    (void)signal(SIGINT, SIG_IGN);
    end_signal_hold();
    (void)raise(SIGINT);
    struct platform *p = create();
    (void)raise(SIGINT);
    end_of(p && !is_asked_to_end(p) && !end_signal_came());
}

static void test_all(void **state)
{
    static const struct {
        const char *label;
        void (*happen)(const char *program);
    } cases[] = {
        { "nothing", nothing_comes },
        { "a display that goes", the_display_goes },
        { "a signal", one_comes },
        { "a signal before SDL", one_comes_early },
        { "more than one", more_come },
        { "between two programs", one_comes_in_between },
        { "ignored", somebody_ignores_it },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int status = 0;
        const pid_t pid = fork();
        assert_true(pid >= 0);
        if (pid == 0) {
            (void)alarm(HANG_S);
            cases[i].happen(*state);
        }
        assert_int_equal(waitpid(pid, &status, 0), pid);
        if (!WIFEXITED(status) || WEXITSTATUS(status) != EXIT_HEARD) {
            fail_msg("%s: status %d", cases[i].label, status);
        }
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_all, argv[0]),
    };

    if (argc == 2 && strcmp(argv[1], next_program) == 0) {
        struct platform *p = create();
        end_of(p && is_asked_to_end(p) && !platform_is_lost(p));
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
