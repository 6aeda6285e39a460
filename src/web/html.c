#include "html.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

static const char *entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default: /* a char is no enumeration: all others stay as they are */
        return NULL;
    }
}

void html_text(struct html *h, const char *text, size_t len)
{
    size_t from = 0;

    for (size_t i = 0; i < len; i++) {
        const char *safe = entity(text[i]);
        if (safe) {
            (void)fwrite(text + from, 1, i - from, h->out);
            (void)fputs(safe, h->out);
            from = i + 1;
        }
    }
    (void)fwrite(text + from, 1, len - from, h->out);
}

void html_put(struct html *h, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    for (const char *p = format; *p;) {
        const size_t len = strcspn(p, "%");
        (void)fwrite(p, 1, len, h->out);
        p += len;
        if (p[0] == '%' && p[1] == 's') {
            const char *text = va_arg(arguments, const char *);
            html_text(h, text, strlen(text));
        } else if (p[0] == '%' && p[1] == 'r') {
            (void)fputs(va_arg(arguments, const char *), h->out);
        } else if (p[0] == '%' && p[1] == 'd') {
            (void)fprintf(h->out, "%d", va_arg(arguments, int));
        } else if (p[0] == '%') {
            assert(p[1] == '%');
            (void)fputc('%', h->out);
        }
        p += p[0] == '%' ? 2 : 0;
    }
    va_end(arguments);
}
