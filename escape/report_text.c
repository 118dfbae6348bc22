/* report_text.c - decisions in gc's words (-m). */
#include "escape.h"

#include <ctype.h>

static void report_site(const struct escape_decision *d, struct diags *out)
{
	const char *expr = d->site->expr ? d->site->expr : "";

	if (d->site->kind == VM_SITE_APPEND)
		expr = "append";
	if (d->site->kind == VM_SITE_VARIABLE)
		diag_note(out, d->pos, "moved to heap: %s", expr);
	else
		diag_note(out, d->pos, d->escapes ? "%s escapes to heap" : "%s does not escape", expr);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The statement on pos's line: from the brace or semicolon before it to the one behind, or a
 * comment. */
static struct str statement_at(const struct sources *sources, pos_t pos)
{
	struct str text = sources->files.at[pos_file(pos) - 1].text;
	const char *at = text.data, *end = text.data + text.len;

	for (uint32_t line = 1; line < pos_line(pos) && at < end; line++) {
		const char *next = memchr(at, '\n', (size_t)(end - at));
		at = next ? next + 1 : end;
	}
	const char *stop = at + pos_col(pos) < end ? at + pos_col(pos) : end, *from = stop;
	while (from > at && from[-1] != '{' && from[-1] != ';' && from[-1] != '\n')
		from--;
	while (stop < end && *stop != '\n' && *stop != ';' && *stop != '}' &&
	       !(*stop == '/' && stop + 1 < end && (stop[1] == '/' || stop[1] == '*')))
		stop++;
	while (from < stop && is_blank(*from))
		from++;
	while (stop > from && is_blank(stop[-1]))
		stop--;
	return (struct str){from, (size_t)(stop - from)};
}

static bool ends_operand(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == ')' || c == ']' || (unsigned char)c >= 0x80;
}

/* gc prints blanks around every binary operator, gofmt leaves out those of the tighter ones. */
static struct str spaced(struct arena *a, struct str s)
{
	struct text out = {.arena = a};

	for (size_t i = 0; i < s.len; i++) {
		size_t n = 0;
		if (i > 0 && ends_operand(s.data[i - 1]))
			while (i + n < s.len && strchr("+-*/%&|^<>", s.data[i + n]) && n < 2)
				n++;
		if (n == 0 || i + n == s.len) {
			text_char(&out, s.data[i]);
			continue;
		}
		if (n == 2 && s.data[i] != s.data[i + 1] && s.data[i + 1] != '^')
			n = 1; /* the second one is unary */
		text_char(&out, ' ');
		text_add(&out, (struct str){s.data + i, n});
		if (!is_blank(s.data[i + n]))
			text_char(&out, ' ');
		i += n - 1;
	}
	return text_str(&out);
}

static void report_self_assign(const struct escape_decision *d, const struct vm_package *pkg, struct diags *out)
{
	struct str text = STR("an assignment");

	if (pkg->sources && pos_file(d->pos) && pos_file(d->pos) <= pkg->sources->files.len)
		text = spaced(out->arena, statement_at(pkg->sources, d->pos));
	diag_note(out, d->pos, "%s ignoring self-assignment in " STR_FMT, d->func->short_name, STR_ARG(text));
}

static void report(const struct escape_decision *d, const struct vm_package *pkg, struct diags *out)
{
	switch (d->kind) {
	case ESC_DECIDED_SITE:
		report_site(d, out);
		break;
	case ESC_DECIDED_PARAM_LEAKS:
		diag_note(out, d->pos, d->level ? "leaking param content: %s" : "leaking param: %s", d->name);
		break;
	case ESC_DECIDED_PARAM_RESULT:
		diag_note(out, d->pos, "leaking param: %s to result %s level=%d", d->name, d->result, d->level);
		break;
	case ESC_DECIDED_PARAM_STAYS:
		diag_note(out, d->pos, "%s does not escape", d->name);
		break;
	case ESC_DECIDED_PARAM_UINTPTR:
		diag_note(out, d->pos, "assuming %s is unsafe uintptr", d->name);
		break;
	case ESC_DECIDED_PARAM_ESCAPING_UINTPTR:
		diag_note(out, d->pos, "marking %s as escaping %suintptr", d->name, d->level ? "..." : "");
		break;
	case ESC_DECIDED_DEVIRTUAL:
		diag_note(out, d->pos, "%sdevirtualizing %s to %s", d->level ? "partially " : "", d->name, d->result);
		break;
	case ESC_DECIDED_ZERO_COPY:
		diag_note(out, d->pos, "zero-copy string->[]byte conversion");
		break;
	case ESC_DECIDED_SELF_ASSIGN:
		report_self_assign(d, pkg, out);
		break;
	}
}

void escape_report_text(const struct escape_ctx *ctx, const struct vm_package *pkg, struct diags *d)
{
	for (uint32_t i = 0; i < ctx->decisions.len; i++)
		report(&ctx->decisions.at[i], pkg, d);
}
