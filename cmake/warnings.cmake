# Warnings for every target of the project; errors unless switched off by
# somebody who builds with a newer compiler.
option(STANDPUNT_WERROR "Treat warnings as errors" ON)

add_library(standpunt_warnings INTERFACE)
target_compile_options(standpunt_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
    -Wmissing-prototypes -Wvla -ffp-contract=off
    $<$<BOOL:${STANDPUNT_WERROR}>:-Werror>)
