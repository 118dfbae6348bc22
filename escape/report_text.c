/* report_text.c - decisions in gc's words (-m). */
#include "escape.h"

static void report_site(const struct escape_decision *d, struct diags *out)
{
	const char *expr = d->site->expr ? d->site->expr : "";

	if (d->site->kind == VM_SITE_APPEND)
		expr = "append";
	if (d->site->kind == VM_SITE_VARIABLE)
		diag_note(out, d->pos, "moved to heap: %s", expr);
	else
		diag_note(out, d->pos,
			  d->site->verdict == VM_VERDICT_ESCAPES ? "%s escapes to heap" : "%s does not escape", expr);
}

static void report(const struct escape_decision *d, struct diags *out)
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
		diag_note(out, d->pos, "%s ignoring self-assignment in %s", d->func->short_name,
			  d->name ? d->name : "");
		break;
	}
}

void escape_report_text(const struct escape_ctx *ctx, const struct vm_package *pkg, struct diags *d)
{
	for (uint32_t i = 0; i < ctx->decisions.len; i++)
		report(&ctx->decisions.at[i], d);
}
