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

static void report_function(const struct escape_decision *d, unsigned level, struct diags *out)
{
	const char *name = vm_inline_name(d->func);

	if (d->kind == ESC_DECIDED_CANNOT_INLINE && level > 1)
		diag_note(out, d->pos, "cannot inline %s: %s", name, d->name);
	else if (d->kind == ESC_DECIDED_CAN_INLINE && level > 1)
		diag_note(out, d->pos, "can inline %s with cost %d", name, d->level);
	else if (d->kind == ESC_DECIDED_CAN_INLINE)
		diag_note(out, d->pos, "can inline %s", name);
}

static void report(const struct escape_decision *d, unsigned level, struct diags *out)
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
		diag_note(out, d->pos, "%s ignoring self-assignment in %s", vm_inline_name(d->func),
			  d->name ? d->name : "");
		break;
	case ESC_DECIDED_CAN_INLINE:
	case ESC_DECIDED_CANNOT_INLINE:
		report_function(d, level, out);
		break;
	case ESC_DECIDED_INLINED:
		diag_note(out, d->pos, "inlining call to %s", d->name);
		break;
	}
}

void escape_report_text(const struct escape_ctx *ctx, unsigned level, struct diags *d)
{
	for (uint32_t i = 0; i < ctx->decisions.len; i++)
		report(&ctx->decisions.at[i], level, d);
}
