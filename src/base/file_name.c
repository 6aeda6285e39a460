#include "file_name.h"

#include <string.h>

bool file_name_is_passed_over(const char *name)
{
    const size_t len = strlen(name);

    return len > 0 && (name[0] == '.' || name[len - 1] == '~');
}
