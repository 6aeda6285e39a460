#include <unistd.h>

#include "decoder_wire.h"
#include "sandbox.h"
#include "serve.h"

/*
 * standpunt-decoder: started by the stand, never by hand. It leaves without
 * ceremony: it holds nothing, and what runs at an exit is not allowed here.
 */
int main(void)
{
    _exit(serve(DECODER_SOCKET_FD, sandbox_enter()) ? 0 : 1);
}
