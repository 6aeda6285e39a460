#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"

static const char help[] =
    "Standpunt " STANDPUNT_VERSION ": a stand from a folder of YAML\n"
    "\n"
    "standpunt run   [--content DIR] [--stand NAME]\n"
    "                [--mode kiosk|loop|present] [--deck NAME] [--lang L]\n"
    "                [--window WxH | --fullscreen] [--rotate DEG]\n"
    "                [--panel-mm WxH] [--picture-mib N]\n"
    "                [--renderer auto|cpu|gpu] [--state DIR] [--show-damage]\n"
    "                [--presenter-display auto|off|window|NUMBER]\n"
    "                [--locked] [--no-watch]\n"
    "standpunt check [--content DIR] [--format text|json]\n"
    "standpunt proof [--content DIR] --out DIR [--size WxH] [--lang L|all]\n"
    "standpunt play  TAPE [--content DIR] [--out DIR]\n"
    "standpunt keys  [--list] [--content DIR] [--lang L] [--window WxH]\n"
    "standpunt doctor [--content DIR]\n"
    "standpunt export --deck NAME --pdf FILE [--notes] [--lang L]\n"
    "                [--content DIR]\n"
    "standpunt export --deck NAME --png DIR [--size WxH] [--lang L]\n"
    "                [--content DIR]\n"
    "standpunt export --web DIR [--content DIR]\n"
    "standpunt pin\n"
    "standpunt publish DIR --to STAND [--key FILE]\n"
    "standpunt rollback STAND\n"
    "standpunt releases STAND\n"
    "\n"
    "run    shows the stand: the first one, full screen, as a kiosk\n"
    "check  reports every mistake in the content: 0 none, 1 some,\n"
    "       2 could not run\n"
    "proof  writes every screen as a picture, and an index page\n"
    "play   plays a recorded visit without a window\n"
    "keys   says what a key or a clicker sends and does; --list: all keys\n"
    "doctor looks whether this machine can be a stand: 0 it can, 1 something\n"
    "       is to be mended\n"
    "export hands out a deck: a PDF of its slides, for the speaker with\n"
    "       notes, or a picture of each; or all of the content as a site\n"
    "pin    makes of a PIN the line for the content that lets the staff in\n"
    "publish\n"
    "       checks content and makes it the current release of a stand,\n"
    "       which shows it at once; run it with --content STAND\n"
    "rollback, releases\n"
    "       go back to the release before; list them\n"
    "\n"
    "The manual page standpunt(1) says more.\n";

static bool asks_for_help(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            return true;
        }
    }
    return argc > 1 && strcmp(argv[1], "help") == 0;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        int (*main)(int, char **);
    } commands[] = {
        { "run", run_main },           { "check", check_main },
        { "proof", proof_main },       { "play", play_main },
        { "keys", keys_main },         { "doctor", doctor_main },
        { "export", export_main },     { "pin", pin_main },
        { "publish", publish_main },   { "rollback", rollback_main },
        { "releases", releases_main },
    };
    const char *name = argc > 1 ? argv[1] : "run";

    if (asks_for_help(argc, argv)) {
        (void)fputs(help, stdout);
        return 0;
    }
    if (strcmp(name, "--version") == 0) {
        (void)puts("standpunt " STANDPUNT_VERSION);
        return 0;
    }
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        if (strcmp(name, commands[i].name) == 0) {
            return commands[i].main(argc - 1, argv + 1);
        }
    }
    (void)fprintf(stderr,
                  "standpunt: unknown command '%s'; known are run, check, "
                  "proof, play, keys, doctor, export, pin, publish, rollback "
                  "and releases\n",
                  name);
    return 2;
}
