/* replay.c - runs a target once over each file named, without libFuzzer: what ctest runs. */
#include <stdio.h>

#include "fuzz.h"

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct arena *a = arena_new();
		struct str text;
		if (!file_read(a, argv[i], &text)) {
			fprintf(stderr, "cannot read %s\n", argv[i]);
			return 1;
		}
		fprintf(stderr, "%s\n", argv[i]);
		LLVMFuzzerTestOneInput((const uint8_t *)text.data, text.len);
		arena_free(a);
	}
	return argc > 1 ? 0 : 1;
}
