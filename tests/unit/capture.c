#include "capture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

void capture_begin(struct capture *c)
{
    c->file = tmpfile();
    assert_non_null(c->file);
    c->before = dup(STDERR_FILENO);
    assert_int_equal(dup2(fileno(c->file), STDERR_FILENO), STDERR_FILENO);
}

const char *capture_end(struct capture *c)
{
    assert_int_equal(dup2(c->before, STDERR_FILENO), STDERR_FILENO);
    close(c->before);
    rewind(c->file);
    c->text[fread(c->text, 1, CAPTURE_BYTES - 1, c->file)] = '\0';
    fclose(c->file);
    return c->text;
}
