/*
 * Runs every file of a folder once through a fuzzer's function, so that what
 * a search once found stays found, with any compiler.
 *
 * usage: corpus_NAME FOLDER
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum {
    INPUT_BYTES_MAX = 4 * 1024 * 1024,
    PATH_BYTES_MAX = 4096,
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* False if the file cannot be read. */
static int run_file(const char *path, uint8_t *buffer)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 0;
    }
    const size_t size = fread(buffer, 1, INPUT_BYTES_MAX, file);
    (void)fclose(file);

    /* A copy of its own size, so that a sanitizer sees a byte too far. */
    uint8_t *data = malloc(size > 0 ? size : 1);
    if (!data) {
        return 0;
    }
    for (size_t i = 0; i < size; i++) {
        data[i] = buffer[i];
    }
    (void)printf("%s\n", path);
    (void)fflush(stdout); /* said before a crash */
    (void)LLVMFuzzerTestOneInput(data, size);
    free(data);
    return 1;
}

static int run_folder(const char *folder, DIR *stream, uint8_t *buffer)
{
    const struct dirent *entry;
    int count = 0;

    while ((entry = readdir(stream)) != NULL) {
        char path[PATH_BYTES_MAX];
        struct stat status;
        (void)snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
        if (stat(path, &status) != 0 || !S_ISREG(status.st_mode)) {
            continue;
        }
        if (!run_file(path, buffer)) {
            return 0;
        }
        count++;
    }
    return count;
}

int main(int argc, char **argv)
{
    DIR *stream = argc == 2 ? opendir(argv[1]) : NULL;
    uint8_t *buffer = malloc(INPUT_BYTES_MAX);
    int count = 0;

    if (!stream || !buffer) {
        (void)fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
    } else {
        count = run_folder(argv[1], stream, buffer);
        (void)printf("%d inputs\n", count);
    }
    if (stream) {
        (void)closedir(stream);
    }
    free(buffer);
    /* An empty corpus tests nothing: that is a failure, too. */
    return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
