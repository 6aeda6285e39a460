#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "log.h"

void program_adopt_orphans(void)
{
    (void)prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

_Noreturn static void become(const struct server *server, char *const *command,
                             const char *log)
{
    const int out = open(log, O_WRONLY | O_CREAT | O_APPEND, 0666);
    const int in = open("/dev/null", O_RDONLY);

    if (out >= 0 && in >= 0) {
        (void)dup2(in, STDIN_FILENO);
        (void)dup2(out, STDOUT_FILENO);
        (void)dup2(out, STDERR_FILENO);
    }
    (void)setenv("DISPLAY", server->name, 1);
    (void)unsetenv("WAYLAND_DISPLAY");
    (void)execvp(command[0], command);
    _exit(127);
}

pid_t program_start(const struct server *server, char *const *command,
                    const char *log)
{
    const pid_t pid = fork();

    if (pid == 0) {
        become(server, command, log);
    }
    if (pid < 0) {
        log_warning("%s: %s", command[0], strerror(errno));
    }
    return pid;
}

bool program_is_running(pid_t pid)
{
    siginfo_t info = { 0 };

    return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == 0;
}
