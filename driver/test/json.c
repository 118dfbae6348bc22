#include "json.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

#include "syntax.h"

enum { MARK_FRAME = 'V' - '@', MARK_ERROR = 'O' - '@', MARK_ERROR_END = 'N' - '@', MARK_ESCAPE = '[' - '@' };

/* An event of input is a line; longer ones come in parts, and so do lines of output. */
enum { INPUT_MAX = 4096, OUTPUT_MAX = 1024 };

/* Gathers lines of at most `size` bytes. */
struct gather {
	char bytes[INPUT_MAX];
	size_t len, size;
	bool in_line; /* the line's beginning was taken as a part */
	bool escaped;
};

struct report { /* of a test that has ended, until the reports of its subtests are out */
	const char *action, *test;
	double elapsed; /* seconds; negative: not told */
};

struct test_json {
	struct arena *arena;
	const char *package;
	test_json_write *write;
	void *context;
	struct timespec start;
	struct gather input, output;
	const char *test; /* that output belongs to; "" for the package */
	VEC(struct report) reports;
	const char *result; /* "pass", "fail", "skip"; NULL: not known */
	bool wants_mark;    /* frames have been marked: what is not is output */
	bool in_error;      /* between ^O and ^N */
	bool escaped;       /* the next byte of output is one itself */
	bool framing;
};

/* ---- events ---- */

/* As Go's encoding/json quotes text: also <, > and & are escaped. */
static void put_string(struct text *t, struct str s)
{
	int size;
	text_char(t, '"');
	for (size_t i = 0; i < s.len; i += (size_t)size) {
		unsigned char c = (unsigned char)s.data[i];
		uint32_t rune = utf8_decode(s.data + i, s.len - i, &size);
		static const char plain[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
		const char *at = c ? strchr(plain, c) : NULL;
		if (at)
			text_printf(t, "\\%c", names[at - plain]);
		else if (c < ' ' || c == '<' || c == '>' || c == '&' || rune == 0x2028 || rune == 0x2029)
			text_printf(t, "\\u%04x", rune);
		else if (rune == 0xfffd && size == 1)
			text_add(t, STR("\\ufffd"));
		else
			text_add(t, str_part(s, i, i + (size_t)size));
	}
	text_char(t, '"');
}

static void put_field(struct text *t, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	text_printf(t, ",\"%s\":", name);
	put_string(t, str_of(value));
}

static void put_time(struct text *t)
{
	struct timespec now;
	struct tm tm;
	char date[64];
	clock_gettime(CLOCK_REALTIME, &now);
	localtime_r(&now.tv_sec, &tm);
	strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &tm);
	text_printf(t, "{\"Time\":\"%s.%09ld", date, now.tv_nsec);
	while (t->data[t->len - 1] == '0')
		t->len--;
	if (t->data[t->len - 1] == '.')
		t->len--;
	long minutes = tm.tm_gmtoff / 60;
	if (minutes)
		text_printf(t, "%c%02ld:%02ld\"", minutes < 0 ? '-' : '+', labs(minutes) / 60, labs(minutes) % 60);
	else
		text_add(t, STR("Z\""));
}

static void put_elapsed(struct text *t, double seconds)
{
	text_printf(t, ",\"Elapsed\":%.3f", seconds);
	while (t->data[t->len - 1] == '0')
		t->len--;
	if (t->data[t->len - 1] == '.')
		t->len--;
}

static void begin(struct test_json *j, struct text *t, const char *action, const char *test)
{
	*t = (struct text){.arena = j->arena};
	put_time(t);
	put_field(t, "Action", action);
	put_field(t, "Package", j->package);
	put_field(t, "Test", test && *test ? test : j->test);
}

static void end(struct test_json *j, struct text *t)
{
	text_add(t, STR("}\n"));
	j->write(j->context, text_str(t));
}

static void put_output_event(struct test_json *j, struct str out, const char *type)
{
	struct text t;
	begin(j, &t, "output", NULL);
	text_add(&t, STR(",\"Output\":"));
	put_string(&t, out);
	put_field(&t, "OutputType", type);
	end(j, &t);
}

static void put_report(struct test_json *j, const struct report *r)
{
	struct text t;
	begin(j, &t, r->action, r->test);
	if (r->elapsed >= 0)
		put_elapsed(&t, r->elapsed);
	end(j, &t);
}

struct str test_json_build_event(struct arena *a, const char *package, const char *action, const struct str *output)
{
	struct text t = {.arena = a};
	text_add(&t, STR("{\"ImportPath\":"));
	put_string(&t, str_of(package));
	put_field(&t, "Action", action);
	if (output) {
		text_add(&t, STR(",\"Output\":"));
		put_string(&t, *output);
	}
	text_add(&t, STR("}\n"));
	return text_str(&t);
}

/* ---- output: marks of errors, escapes ---- */

/* What will be one event. */
struct unmark {
	struct text out;
	const char *type;
};

static void flush_part(struct test_json *j, struct unmark *u)
{
	if (u->out.len)
		put_output_event(j, text_str(&u->out), u->type);
	u->out = (struct text){.arena = j->arena};
}

static void write_output(struct test_json *j, struct str bytes)
{
	struct unmark u = {.out.arena = j->arena, .type = j->framing ? "frame" : j->in_error ? "error-continue" : NULL};
	for (size_t i = 0; i < bytes.len; i++) {
		char c = bytes.data[i];
		if (!j->escaped && c == MARK_ESCAPE) {
			j->escaped = true;
			continue;
		}
		if (!j->escaped && c == MARK_ERROR) {
			flush_part(j, &u);
			u.type = "error";
			j->in_error = true;
			continue;
		}
		if (!j->escaped && c == MARK_ERROR_END) {
			if (i + 1 < bytes.len && bytes.data[i + 1] == '\n')
				text_char(&u.out, bytes.data[++i]);
			flush_part(j, &u);
			u.type = NULL;
			j->in_error = false;
			continue;
		}
		j->escaped = false;
		text_char(&u.out, c);
	}
	flush_part(j, &u);
}

/* ---- lines ---- */

typedef void take_line(struct test_json *j, struct str line);

static bool is_benchmark_name(struct str s)
{
	int size;
	while (s.len && s.data[s.len - 1] == ' ')
		s.len--;
	return str_has_prefix(s, STR("Benchmark")) &&
	       (s.len == 9 || !rune_is_lower(utf8_decode(s.data + 9, s.len - 9, &size)));
}

/* The end of the line that begins at `from`, or 0: it is not there yet. A mark of a frame ends what is before it. */
static size_t line_end(struct gather *g, size_t from)
{
	for (size_t i = from; i < g->len; i++) {
		if (g->bytes[i] == '\n')
			return i + 1;
		if (g->escaped) {
			g->escaped = false;
			continue;
		}
		if (g->bytes[i] == MARK_ESCAPE)
			g->escaped = true;
		else if (g->bytes[i] == MARK_FRAME && i > from)
			return i;
	}
	return 0;
}

/* Where a text may be cut without cutting a character. */
static size_t whole_runes(const char *s, size_t len)
{
	for (size_t i = 1; i < 4 && i <= len; i++) {
		unsigned char c = (unsigned char)s[len - i];
		size_t needs = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
		if ((c & 0xc0) != 0x80)
			return needs > i ? len - i : len;
	}
	return len;
}

static void drop(struct gather *g, size_t n)
{
	memmove(g->bytes, g->bytes + n, g->len - n);
	g->len -= n;
}

/* The name of a benchmark is shown while it runs. */
static size_t take_benchmark(struct test_json *j, struct gather *g, size_t from, take_line *part)
{
	const char *tab = memchr(g->bytes + from, '\t', g->len - from);
	struct str rest = {g->bytes + from, tab ? (size_t)(tab - g->bytes) - from : 0};
	if (g->in_line || !tab || !is_benchmark_name(rest))
		return 0;
	part(j, (struct str){rest.data, rest.len + 1});
	g->in_line = true;
	return rest.len + 1;
}

static void take_lines(struct test_json *j, struct gather *g, take_line *line, take_line *part)
{
	size_t from = 0, to;
	g->escaped = false;
	while (from < g->len && (to = line_end(g, from))) {
		(g->in_line ? part : line)(j, (struct str){g->bytes + from, to - from});
		g->in_line = false;
		from = to;
	}
	if (from < g->len)
		from += take_benchmark(j, g, from, part);
	if (!from && g->len == g->size) {
		from = whole_runes(g->bytes, g->len);
		part(j, (struct str){g->bytes, from});
		g->in_line = true;
	}
	drop(g, from);
}

static void gather(struct test_json *j, struct gather *g, struct str s, take_line *line, take_line *part)
{
	while (s.len) {
		size_t n = g->size - g->len < s.len ? g->size - g->len : s.len;
		memcpy(g->bytes + g->len, s.data, n);
		g->len += n;
		s = str_part(s, n, s.len);
		take_lines(j, g, line, part);
	}
}

static void flush(struct test_json *j, struct gather *g, take_line *part)
{
	if (g->len)
		part(j, (struct str){g->bytes, g->len});
	g->len = 0;
}

static void add_output(struct test_json *j, struct str s)
{
	gather(j, &j->output, s, write_output, write_output);
}

static void add_frame(struct test_json *j, struct str s)
{
	j->framing = true;
	add_output(j, s);
	j->framing = false;
}

/* ---- what lines say ---- */

static void flush_reports(struct test_json *j, uint32_t depth)
{
	j->test = "";
	while (j->reports.len > depth)
		put_report(j, &j->reports.at[--j->reports.len]);
}

static bool take_prefix(struct str *s, const char *word)
{
	struct str prefix = str_of(word);
	if (!str_has_prefix(*s, prefix))
		return false;
	*s = str_part(*s, prefix.len, s->len);
	return true;
}

static const char *word_of(struct test_json *j, struct str s)
{
	while (s.len && isspace((unsigned char)s.data[s.len - 1]))
		s.len--;
	while (s.len && isspace((unsigned char)s.data[0]))
		s = str_part(s, 1, s.len);
	return arena_str(j->arena, s).data;
}

/* "Name value…" */
static const char *cut(struct test_json *j, const char **rest)
{
	const char *s = *rest, *space = strchr(s, ' ');
	*rest = space ? space + 1 : "";
	return space ? arena_str(j->arena, (struct str){s, (size_t)(space - s)}).data : s;
}

/* "=== RUN   Name" */
static bool take_update(struct test_json *j, struct str line, bool marked)
{
	static const char *const words[] = {"RUN   ", "PAUSE ", "CONT  ", "NAME  ",    "PASS  ",
					    "FAIL  ", "SKIP  ", "ATTR  ", "ARTIFACTS "};
	static const char *const actions[] = {"run",  "pause", "cont", "name",     "pass",
					      "fail", "skip",  "attr", "artifacts"};
	struct str rest = line;
	struct text t;
	size_t i = 0;
	if (!take_prefix(&rest, "=== "))
		return false;
	while (i < KIT_COUNT(words) && !take_prefix(&rest, words[i]))
		i++;
	if (i == KIT_COUNT(words))
		return false;
	const char *action = actions[i], *values = word_of(j, rest);
	bool attr = !strcmp(action, "attr"), artifacts = !strcmp(action, "artifacts");
	const char *name = attr || artifacts ? cut(j, &values) : values, *key = attr ? cut(j, &values) : NULL;
	j->wants_mark = marked;
	flush_reports(j, 0);
	j->test = name;
	if (!strcmp(action, "name"))
		return true;
	if (!strcmp(action, "pause"))
		add_frame(j, line);
	begin(j, &t, action, NULL);
	put_field(&t, "Key", key);
	put_field(&t, "Value", attr ? values : NULL);
	put_field(&t, "Path", artifacts ? values : NULL);
	end(j, &t);
	if (strcmp(action, "pause") != 0)
		add_frame(j, line);
	return true;
}

/* "--- PASS: Name (0.00s)", four blanks deeper for each level of subtests. */
static bool take_report(struct test_json *j, struct str line, bool marked)
{
	static const char *const words[] = {"PASS: ", "FAIL: ", "SKIP: ", "BENCH: "};
	static const char *const actions[] = {"pass", "fail", "skip", "bench"};
	struct str rest = line;
	uint32_t depth = 0;
	size_t i = 0;
	while (take_prefix(&rest, "    "))
		depth++;
	bool report = take_prefix(&rest, "--- ");
	while (report && i < KIT_COUNT(words) && !take_prefix(&rest, words[i]))
		i++;
	report &= i < KIT_COUNT(words);
	if (!report || j->reports.len < depth) {
		if (!report && depth && depth <= j->reports.len)
			j->test = j->reports.at[depth - 1].test;
		return false;
	}
	struct report r = {.action = actions[i], .test = word_of(j, rest), .elapsed = -1};
	const char *paren = strstr(r.test, " (");
	char *number_end;
	if (paren) {
		double seconds = strtod(paren + 2, &number_end);
		if (number_end > paren + 2 && !strcmp(number_end, "s)"))
			r.elapsed = seconds;
		r.test = arena_str(j->arena, (struct str){r.test, (size_t)(paren - r.test)}).data;
	}
	j->wants_mark = marked;
	flush_reports(j, depth);
	j->test = r.test;
	VEC_PUSH(j->arena, &j->reports, r);
	add_frame(j, line);
	return true;
}

/* Lines of the whole program: PASS, FAIL, and what the command says of it. */
static bool take_result(struct test_json *j, struct str line, struct str trim, bool marked)
{
	bool pass = str_eq(trim, STR("PASS"));
	if (!pass && !str_eq(trim, STR("FAIL")) && !str_has_prefix(trim, STR("FAIL\t")))
		return false;
	flush_reports(j, 0);
	j->wants_mark = marked;
	add_frame(j, line);
	j->result = pass ? "pass" : "fail";
	return true;
}

static void take_input(struct test_json *j, struct str line)
{
	bool marked = line.len && line.data[0] == MARK_FRAME;
	if (j->wants_mark && !marked) {
		add_output(j, line);
		return;
	}
	if (marked) {
		flush(j, &j->output, write_output);
		line = str_part(line, 1, line.len);
	}
	struct str trim = line;
	if (trim.len && trim.data[trim.len - 1] == '\n')
		trim.len--;
	if (trim.len && trim.data[trim.len - 1] == '\r')
		trim.len--;
	if (str_eq(trim, STR("=== NAME")))
		line = STR("=== NAME  \n");
	if (take_result(j, line, trim, marked))
		return;
	if (str_has_prefix(line, STR("?   \t")) && str_has_suffix(trim, STR("\t[no test files]")) && !j->reports.len)
		j->result = "skip";
	if (!take_update(j, line, marked) && !take_report(j, line, marked))
		add_output(j, line);
}

/* ---- the converter ---- */

struct test_json *test_json_new(struct arena *a, const char *package, test_json_write *write, void *context)
{
	struct test_json *j = ARENA_NEW(a, struct test_json);
	struct text t;
	*j = (struct test_json){.arena = a, .package = package, .write = write, .context = context, .test = ""};
	j->input.size = INPUT_MAX;
	j->output.size = OUTPUT_MAX;
	clock_gettime(CLOCK_MONOTONIC, &j->start);
	begin(j, &t, "start", NULL);
	end(j, &t);
	return j;
}

void test_json_add(struct test_json *j, struct str bytes)
{
	gather(j, &j->input, bytes, take_input, add_output);
}

void test_json_end(struct test_json *j, bool passed, const char *failed_build)
{
	struct timespec now;
	struct text t;
	if (!passed)
		j->result = "fail";
	else if (!j->result || strcmp(j->result, "skip") != 0)
		j->result = "pass";
	flush(j, &j->input, add_output);
	flush(j, &j->output, write_output);
	clock_gettime(CLOCK_MONOTONIC, &now);
	begin(j, &t, j->result, NULL);
	put_elapsed(&t, (double)(now.tv_sec - j->start.tv_sec) + (double)(now.tv_nsec - j->start.tv_nsec) / 1e9);
	put_field(&t, "FailedBuild", passed ? NULL : failed_build);
	end(j, &t);
}
