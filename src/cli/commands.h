#pragma once

/**
 * @file
 * The subcommands. Each reads its own options (argv[0] is its name) and
 * returns the program's exit status: 0, 1 for mistakes in the content, 2
 * if it could not run.
 */

int run_main(int argc, char **argv);
int check_main(int argc, char **argv);
int proof_main(int argc, char **argv);
int play_main(int argc, char **argv);
int keys_main(int argc, char **argv);
int doctor_main(int argc, char **argv);
int pin_main(int argc, char **argv);
int publish_main(int argc, char **argv);
int rollback_main(int argc, char **argv);
int releases_main(int argc, char **argv);

/** Becomes the program standpunt-export; returns only if it cannot. */
int export_main(int argc, char **argv);
