#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "decoder_wire.h"

enum {
    /* A picture of 16.8 megapixels, its scaled copy of 8192 x 8192, and that
       turned: 600 MB at the very most. */
    ADDRESS_MIB = 1024,
    FILES_MAX = 8, /* three, and two of a request */
    /* Kept for the next picture, see serve.c; larger ones are given back. */
    KEPT_BLOCK_BYTES = 32 * 1024 * 1024,
    LANDLOCK_ABI_QUERY = 1, /* LANDLOCK_CREATE_RULESET_VERSION */
};

/* As the kernel has it; a shorter one of an older kernel may be followed by
   zeros. Debian 12's header knows the first field only. */
struct landlock_rules {
    uint64_t paths;
    uint64_t ports;
    uint64_t scopes;
};

static bool limit(int resource, rlim_t most)
{
    const struct rlimit both = { most, most };
    return setrlimit((__rlimit_resource_t)resource, &both) == 0;
}

static bool limit_all(void)
{
    bool ok = limit(RLIMIT_NOFILE, FILES_MAX);

    ok = limit(RLIMIT_NPROC, 0) && ok;
    ok = limit(RLIMIT_FSIZE, 0) && ok;
    ok = limit(RLIMIT_CORE, 0) && ok;
    ok = limit(RLIMIT_MEMLOCK, 0) && ok;
    ok = limit(RLIMIT_MSGQUEUE, 0) && ok;
    return !DECODER_SANITIZED && limit(RLIMIT_AS, (rlim_t)ADDRESS_MIB << 20) &&
           ok;
}

/* Where it cannot be written somebody else goes first: no layer is missing. */
static void go_first(void)
{
    const int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

    if (fd >= 0) {
        (void)!write(fd, "1000", 4);
        (void)close(fd);
    }
}

static bool give_up_privileges(void)
{
    bool ok = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;

    ok = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && ok;
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && ok;
}

/* Every right that this version of Landlock knows; see landlock(7). */
static struct landlock_rules rules_of(long abi)
{
    const int rights = abi >= 5 ? 16 : abi >= 3 ? 15 : abi == 2 ? 14 : 13;

    return (struct landlock_rules){
        .paths = (UINT64_C(1) << rights) - 1,
        .ports = abi >= 4 ? 3 : 0,  /* to bind and to connect */
        .scopes = abi >= 6 ? 3 : 0, /* abstract sockets, signals */
    };
}

/* Rights that are handled and given to no path are had by none. */
static bool close_paths(void)
{
    const long abi =
        syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_ABI_QUERY);
    if (abi < 1) {
        return false;
    }
    const struct landlock_rules rules = rules_of(abi);
    const long fd =
        syscall(SYS_landlock_create_ruleset, &rules, sizeof(rules), 0);
    if (fd < 0) {
        return false;
    }
    const bool ok = syscall(SYS_landlock_restrict_self, fd, 0) == 0;
    (void)close((int)fd);
    return ok;
}

static bool add_calls(scmp_filter_ctx filter, uint32_t action, const int *calls,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (seccomp_rule_add(filter, action, calls[i], 0) != 0) {
            return false;
        }
    }
    return true;
}

/* What decoding needs: messages, memory, and to end. */
static bool load_allowed(void)
{
    static const int calls[] = {
        SCMP_SYS(poll),         SCMP_SYS(ppoll),           SCMP_SYS(recvmsg),
        SCMP_SYS(sendto),       SCMP_SYS(close),           SCMP_SYS(brk),
        SCMP_SYS(munmap),       SCMP_SYS(mremap),          SCMP_SYS(madvise),
        SCMP_SYS(rt_sigreturn), SCMP_SYS(restart_syscall), SCMP_SYS(exit),
        SCMP_SYS(exit_group),
    };
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);

    if (!filter) {
        return false;
    }
    const bool ok =
        add_calls(filter, SCMP_ACT_ALLOW, calls,
                  sizeof(calls) / sizeof(calls[0])) &&
        seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
                         SCMP_A2_32(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
        seccomp_load(filter) == 0;
    seccomp_release(filter);
    return ok;
}

/* Beneath a sanitizer; see sandbox.h. */
static void load_forbidden(void)
{
    static const int calls[] = {
        SCMP_SYS(open),     SCMP_SYS(openat),   SCMP_SYS(openat2),
        SCMP_SYS(creat),    SCMP_SYS(unlink),   SCMP_SYS(unlinkat),
        SCMP_SYS(rename),   SCMP_SYS(renameat), SCMP_SYS(renameat2),
        SCMP_SYS(socket),   SCMP_SYS(connect),  SCMP_SYS(bind),
        SCMP_SYS(fork),     SCMP_SYS(vfork),    SCMP_SYS(execve),
        SCMP_SYS(execveat), SCMP_SYS(kill),     SCMP_SYS(ptrace),
        SCMP_SYS(unshare),  SCMP_SYS(mount),    SCMP_SYS(io_uring_setup),
        SCMP_SYS(bpf),
    };
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);

    if (filter && add_calls(filter, SCMP_ACT_ERRNO(EPERM), calls,
                            sizeof(calls) / sizeof(calls[0]))) {
        (void)seccomp_load(filter);
    }
    seccomp_release(filter);
}

static bool close_calls(void)
{
    if (DECODER_SANITIZED) {
        load_forbidden();
        return false;
    }
    return load_allowed();
}

uint32_t sandbox_enter(void)
{
    uint32_t layers = 0;

    (void)mallopt(M_MMAP_THRESHOLD, KEPT_BLOCK_BYTES);
    (void)mallopt(M_TRIM_THRESHOLD, KEPT_BLOCK_BYTES);
    (void)!chdir("/");
    go_first();
    layers |= limit_all() ? DECODER_LIMITS : 0;
    layers |= give_up_privileges() ? DECODER_PRIVILEGES : 0;
    layers |= close_paths() ? DECODER_LANDLOCK : 0;
    layers |= close_calls() ? DECODER_CALLS : 0; /* last: it forbids the rest */
    return layers;
}
