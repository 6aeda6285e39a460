#include "yaml_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag_id.h"
#include "utf8.h"

static bool refuse(const struct yaml_file *file, struct diag_list *diags,
                   enum diag_id id, const char *reason)
{
    diag_add(diags, DIAG_ERROR, (int)id,
             (struct diag_where){ .file = file->name }, "%s", reason);
    return false;
}

static bool refuse_open(const struct yaml_file *file, struct diag_list *diags)
{
    switch (errno) {
    case ENOENT:
        return refuse(file, diags, DIAG_FILE_MISSING,
                      "there is no such file; the content needs it");
    case ELOOP:
        return refuse(file, diags, DIAG_FILE_UNREADABLE,
                      "is a link; put the file itself there");
    default:
        return refuse(file, diags, DIAG_FILE_UNREADABLE, strerror(errno));
    }
}

/* Reads until the end or until @p size bytes are full. */
static bool read_all(int fd, char *to, size_t size, size_t *len)
{
    *len = 0;
    while (*len < size) {
        const ssize_t got = read(fd, to + *len, size - *len);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return got == 0;
        }
        *len += (size_t)got;
    }
    return true;
}

static bool read_open_file(struct yaml_file *file, const struct yaml_reader *to,
                           int fd)
{
    struct stat status;

    if (fstat(fd, &status) != 0) {
        return refuse(file, to->diags, DIAG_FILE_UNREADABLE, strerror(errno));
    }
    if (!S_ISREG(status.st_mode)) {
        return refuse(file, to->diags, DIAG_FILE_UNREADABLE,
                      "is not a file; a folder, pipe or device is not read");
    }
    if (status.st_size > YAML_FILE_BYTES_MAX) {
        return refuse(file, to->diags, DIAG_FILE_TOO_LARGE,
                      "is larger than 1 MiB; split it, or take out what is "
                      "no text");
    }

    /* One byte more than it has, to see that it does not grow. */
    const size_t size = (size_t)status.st_size;
    char *text = arena_make(to->arena, char, size + 1);
    if (!read_all(fd, text, size + 1, &file->len)) {
        return refuse(file, to->diags, DIAG_FILE_UNREADABLE, strerror(errno));
    }
    if (file->len != size) {
        return refuse(file, to->diags, DIAG_FILE_UNREADABLE,
                      "changed while it was read; try again");
    }
    file->text = text;
    return true;
}

bool yaml_file_read(struct yaml_file *file, const struct yaml_reader *to,
                    int folder_fd, const char *entry)
{
    /* Opening a pipe would wait for a writer: O_NONBLOCK. */
    const int fd = openat(folder_fd, entry,
                          O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        return refuse_open(file, to->diags);
    }
    const bool is_read = read_open_file(file, to, fd);
    (void)close(fd);
    return is_read;
}

/* UTF-16 and UTF-32 begin with a mark, or with a zero in the first letter. */
static bool is_wide(const struct yaml_file *file)
{
    const char *text = file->text;

    if (file->len < 2) {
        return false;
    }
    return memcmp(text, "\xFF\xFE", 2) == 0 ||
           memcmp(text, "\xFE\xFF", 2) == 0 ||
           (text[0] == '\0') != (text[1] == '\0') ||
           (file->len >= 4 && memcmp(text, "\0\0\xFE\xFF", 4) == 0);
}

/* YAML 1.2.2, production c-printable; the mark is allowed first only. What
   ends a line for libyaml, which follows YAML 1.1, and is a letter like any
   other in 1.2, is left out: U+0085, U+2028 and U+2029. */
static bool is_allowed(uint32_t c)
{
    if (c < 0xA0) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0x7F);
    }
    return c != 0x2028 && c != 0x2029 && c != 0xFEFF && c != 0xFFFE &&
           c != 0xFFFF;
}

struct character {
    uint32_t code;
    size_t bytes;
    unsigned char first_byte;
};

/* True if the character is in order; else a diagnostic says why not. */
static bool check_character(struct character at, struct diag_where where,
                            struct diag_list *diags)
{
    const uint32_t c = at.code;

    if (at.bytes == 1 && c == UTF8_REPLACEMENT) {
        diag_add(diags, DIAG_ERROR, DIAG_NOT_UTF8, where,
                 "byte 0x%02X is not UTF-8; save the file as UTF-8",
                 (unsigned)at.first_byte);
        return false;
    }
    if (!is_allowed(c)) {
        diag_add(diags, DIAG_ERROR, DIAG_CHARACTER, where,
                 "character U+%04X does not belong in a text; take it out",
                 (unsigned)c);
        return false;
    }
    /* libyaml compares each directive with all before it: a megabyte of
     * them would take minutes. So they are refused before it starts. */
    if (c == '%' && where.column == 1) {
        diag_add(diags, DIAG_ERROR, DIAG_DIRECTIVE, where,
                 "a line may not begin with %%; directives are not used here");
        return false;
    }
    return true;
}

static bool check_characters(const struct yaml_file *file,
                             struct diag_list *diags)
{
    struct diag_where where = { .file = file->name, .line = 1, .column = 1 };
    size_t pos = 0;

    while (pos < file->len) {
        const char *here = file->text + pos;
        struct character c = { .first_byte = (unsigned char)*here };
        c.bytes = utf8_decode(here, file->len - pos, &c.code);
        if (!check_character(c, where, diags)) {
            return false;
        }
        pos += c.bytes;
        where.column++;
        const bool is_crlf =
            c.code == '\r' && pos < file->len && here[1] == '\n';
        if ((c.code == '\n' || c.code == '\r') && !is_crlf) {
            where.line++;
            where.column = 1;
        }
    }
    return true;
}

bool yaml_file_check(struct yaml_file *file, struct diag_list *diags)
{
    static const char mark[] = "\xEF\xBB\xBF";
    const size_t mark_len = sizeof(mark) - 1;

    if (is_wide(file)) {
        return refuse(file, diags, DIAG_NOT_UTF8,
                      "is UTF-16 or UTF-32; save the file as UTF-8");
    }
    if (file->len >= mark_len && memcmp(file->text, mark, mark_len) == 0) {
        file->text += mark_len;
        file->len -= mark_len;
    }
    return check_characters(file, diags);
}
