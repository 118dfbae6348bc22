/* fuzz_check.c - parser and type checker. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f;
	struct syntax_file *file = fuzz_parse(&f, fuzz_open(&f, data, size));
	if (file)
		fuzz_check(&f, types_new(f.arena, f.names), file);
	fuzz_close(&f);
	return 0;
}
