/* diag.h - source positions and diagnostics.
 *
 * A diagnostic is "file:line:col: message"; continuation lines start with a tab. They are collected, then printed:
 * notes as they came, errors sorted by position with duplicates removed; with ten errors "too many errors" ends the
 * list unless every one is asked for (-e). */
#ifndef DIAG_H
#define DIAG_H

#include "kit.h"

/* A position is file index (1..), line and column, from the highest bits to the lowest. It is for
 * the user: what comes before what in a program is asked of the tree, for columns saturate. Column
 * counts bytes from 1, as gc's. The parser refuses files with more than POS_LINE_MAX lines. 0 =
 * none. */
typedef uint64_t pos_t;
#define POS_NONE ((pos_t)0)
enum { POS_FILE_BITS = 18, POS_LINE_BITS = 23, POS_COL_BITS = 23 };
#define POS_FILE_MAX ((UINT64_C(1) << POS_FILE_BITS) - 1)
#define POS_LINE_MAX ((UINT64_C(1) << POS_LINE_BITS) - 1)
#define POS_COL_MAX  ((UINT64_C(1) << POS_COL_BITS) - 1)
static inline pos_t POS(uint64_t file, uint64_t line, uint64_t col)
{
	line = line > POS_LINE_MAX ? POS_LINE_MAX : line;
	col = col > POS_COL_MAX ? POS_COL_MAX : col;
	return (file << POS_LINE_BITS | line) << POS_COL_BITS | col;
}
static inline uint32_t pos_file(pos_t p)
{
	return (uint32_t)(p >> (POS_LINE_BITS + POS_COL_BITS));
}
static inline uint32_t pos_line(pos_t p)
{
	return (uint32_t)(p >> POS_COL_BITS & POS_LINE_MAX);
}
static inline uint32_t pos_col(pos_t p)
{
	return (uint32_t)(p & POS_COL_MAX);
}

/* A //line directive: from pos on, report (name, line). */
struct line_directive {
	pos_t pos;
	struct str name;    /* as spelled; data NULL: the file's own name */
	struct str path;    /* what stands in objects: absolute, "??" for an empty name */
	uint32_t line, col; /* col 0: none given, columns are not printed */
};
/* The files of one compilation. The table is filled before the first is parsed; what belongs to a file changes only
 * while that file is parsed, so that threads may resolve positions in files that were. */
struct source_file {
	struct str name; /* as printed in diagnostics: as the user spelled it */
	struct str path; /* absolute, for DWARF */
	struct str text;
	VEC(struct line_directive) lines; /* sorted by pos */
};
struct sources {
	struct arena *arena;
	VEC(struct source_file) files; /* files.at[index - 1] */
};
uint32_t sources_add(struct sources *s, struct str name, struct str path, struct str text);
/* Adds a //line directive to the file of its position; its path is filled in. */
void sources_line(struct sources *s, struct line_directive d);
/* A position as the user sees it, //line directives applied: "name:line:col" (or "name:line"). */
struct str sources_pos(const struct sources *s, struct arena *a, pos_t p);
/* The same inside of a message: where a directive applies, the place in the file itself follows in brackets. */
struct str sources_pos_in_text(const struct sources *s, struct arena *a, pos_t p);
/* What positions count from: equal for those between the same two directives of one file. NULL: an unknown file. */
const void *sources_base(const struct sources *s, pos_t p);
/* The parts of it. */
void sources_resolve(const struct sources *s, pos_t p, struct str *name, uint32_t *line, uint32_t *col);
/* The name that a //line directive gives there; data NULL: it is the file's own. */
struct str sources_line_name(const struct sources *s, pos_t p);
/* What of the package that file home is of comes first, then the other packages' by path: an order of files that does
 * not depend on what else the compilation has loaded. home 0: as they were loaded. < 0, 0, > 0. */
int sources_order(const struct sources *s, uint32_t home, uint32_t x, uint32_t y);
/* The same as it stands in objects, whatever folder the compiler runs in: with the file's path. */
void sources_place(const struct sources *s, pos_t p, struct str *path, uint32_t *line, uint32_t *col);

enum diag_severity { DIAG_ERROR, DIAG_NOTE /* -m lines and the like: never an error */ };

struct diag {
	pos_t pos;
	enum diag_severity severity;
	struct str message; /* may hold newline + tab continuations */
	uint32_t seq;
	uint32_t rank; /* diag_print: of what the position counts from */
};
struct diags {
	struct arena *arena;
	const struct sources *sources;
	VEC(struct diag) list;
	uint32_t errors;
	bool repeat;      /* print errors that say the same on the same line, which gc drops */
	uint32_t home;    /* a file of the package that is compiled: see sources_order */
	struct text more; /* the last one's message, once it has further lines */
};
void diag_error(struct diags *d, pos_t pos, const char *fmt, ...) KIT_PRINTF(3, 4);
void diag_note(struct diags *d, pos_t pos, const char *fmt, ...) KIT_PRINTF(3, 4);
/* A further line of the last diagnostic: printed as "\tname:line:col: message". */
void diag_also(struct diags *d, pos_t pos, const char *fmt, ...) KIT_PRINTF(3, 4);
/* Notes first, in the order in which they were reported and as often, as gc prints what -m asks for. Then errors,
 * sorted by position (stable), what lies behind different //line directives in the order in which it was first
 * reported. As gc: an error that repeats the one reported just before it on the same line is dropped, and so is the
 * same diagnostic twice at one place. Unless all, what was reported after the tenth error is dropped and "pos: too many
 * errors" ends the list. */
void diag_print(struct diags *d, void *file /* FILE * */, bool all);
/* Puts notes and errors in the order of positions, each once. */
void diag_sort(struct diags *d);

#endif
