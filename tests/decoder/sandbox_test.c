#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "decoder_wire.h"
#include "sandbox.h"

enum {
    REACHED = 42, /* exit status of what should have been stopped */
    STOPPED = 43, /* it failed instead */
    BAD_LAYERS = 44,
    TOO_MUCH_BYTES = 1 << 30,
};

/* Each is a way out. True: it led somewhere. */

static bool open_file(void)
{
    return open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0;
}

static bool make_file(void)
{
    return open("/tmp", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600) >= 0;
}

static bool remove_file(void)
{
    return unlink("/tmp/standpunt-nothing") == 0 || errno == ENOENT;
}

static bool open_socket(void)
{
    return socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0) >= 0;
}

static bool open_local_socket(void)
{
    return socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0) >= 0;
}

static bool start_process(void)
{
    return syscall(SYS_fork) >= 0;
}

static bool become_program(void)
{
    char *const arguments[] = { "true", NULL };

    (void)execve("/bin/true", arguments, arguments + 1);
    return false;
}

static bool look_into_parent(void)
{
    return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) == 0;
}

static bool end_parent(void)
{
    return syscall(SYS_kill, getppid(), 0) == 0;
}

static bool leave_namespace(void)
{
    return syscall(SYS_unshare, 0) == 0;
}

static bool use_ring(void)
{
    char params[256] = { 0 };
    return syscall(SYS_io_uring_setup, 1, params) >= 0;
}

static bool mount_folder(void)
{
    return syscall(SYS_mount, "none", "/", "tmpfs", 0, NULL) == 0;
}

static bool raise_limit(void)
{
    const struct rlimit more = { 64, 64 };
    return setrlimit(RLIMIT_NOFILE, &more) == 0;
}

static bool run_data(void)
{
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static bool take_memory(void)
{
    return mmap(NULL, TOO_MUCH_BYTES, PROT_READ | PROT_WRITE,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1,
                0) != MAP_FAILED;
}

static bool do_nothing(void)
{
    return true;
}

enum end {
    KILLED,       /* by seccomp */
    KILLED_BARE,  /* and a sanitizer's own machinery needs it */
    REFUSED_BARE, /* fails; the same */
    LEFT_ALONE,
};

static const struct {
    const char *label;
    bool (*run)(void);
    enum end want;
} ways[] = {
    { "open a file", open_file, KILLED },
    { "make a file", make_file, KILLED },
    { "remove a file", remove_file, KILLED },
    { "open a socket", open_socket, KILLED },
    { "open a local socket", open_local_socket, KILLED },
    { "start a process", start_process, KILLED },
    { "become a program", become_program, KILLED },
    { "look into its parent", look_into_parent, KILLED },
    { "end its parent", end_parent, KILLED },
    { "leave its namespace", leave_namespace, KILLED },
    { "use a ring of calls", use_ring, KILLED },
    { "mount a folder", mount_folder, KILLED },
    { "raise a limit", raise_limit, KILLED_BARE },
    { "run data as code", run_data, KILLED_BARE },
    { "take a gigabyte", take_memory, REFUSED_BARE },
    { "do nothing", do_nothing, LEFT_ALONE },
};

/* @return  The status of a locked-in process that tried. */
static int try(bool (*way)(void), bool *in_place)
{
    int status = 0;
    const pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid == 0) {
        const uint32_t layers = sandbox_enter();
        const uint32_t must = DECODER_SANITIZED
                                  ? DECODER_PRIVILEGES
                                  : DECODER_LAYERS_ALL & ~DECODER_LANDLOCK;
        if ((layers & must) != must) {
            _exit(BAD_LAYERS);
        }
        _exit(way() ? REACHED : STOPPED);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    *in_place = !WIFEXITED(status) || WEXITSTATUS(status) != BAD_LAYERS;
    return status;
}

static bool is_killed(int status)
{
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS;
}

static bool is_as_wanted(enum end want, int status)
{
    const int left = WIFEXITED(status) ? WEXITSTATUS(status) : 0;

    switch (want) {
    case KILLED:
        return DECODER_SANITIZED ? left == STOPPED : is_killed(status);
    case KILLED_BARE:
        return DECODER_SANITIZED ? left != 0 : is_killed(status);
    case REFUSED_BARE:
        return left == STOPPED || (DECODER_SANITIZED && left == REACHED);
    case LEFT_ALONE:
        return left == REACHED;
    }
    return false;
}

static void test_no_way_out(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        bool in_place = false;
        const int status = try(ways[i].run, &in_place);
        if (!in_place) {
            fail_msg("%s: a layer is not in place", ways[i].label);
        }
        if (!is_as_wanted(ways[i].want, status)) {
            fail_msg("%s: ended with status %x", ways[i].label,
                     (unsigned)status);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_way_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
