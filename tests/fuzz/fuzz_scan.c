/* fuzz_scan.c - the scanner alone: it ends, tokens lie inside the text and never go back. */
#include "fuzz.h"
#include "scan.h"

static void ignore_error(struct scanner *s, pos_t pos, struct str message)
{
}
static void ignore_directive(struct scanner *s, pos_t pos, pos_t after, struct str text, bool line_comment)
{
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f;
	uint32_t file = fuzz_open(&f, data, size);
	struct str text = f.sources.files.at[file - 1].text;
	struct scanner s = {.error = ignore_error, .directive = ignore_directive};
	pos_t last = POS_NONE;

	scan_init(&s, f.arena, file, text);
	do {
		scan_next(&s);
		if (s.pos < last || s.at < s.begin || s.at > s.end)
			kit_fatal("the scanner left its way at byte %td", s.at - s.begin);
		last = s.pos;
	} while (s.tok != TOK_EOF);
	fuzz_close(&f);
	return 0;
}
