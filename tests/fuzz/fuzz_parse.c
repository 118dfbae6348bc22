/* fuzz_parse.c - scanner and parser. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f;
	fuzz_parse(&f, fuzz_open(&f, data, size));
	fuzz_close(&f);
	return 0;
}
