/* gates_text.c - the gates of gates.c in an assembly that people read and assemblers take. */
#include "llvm.h"
#include "gates.h"

/* The instructions of gates.c. %1$s is the gate, %2$u what it compares, %3$u a number of its own, %4$s the code. */
static const char x86_gate[] = "\tleaq\t-%2$u(%%rsp), %%r11\n"
			       "\tcmpq\t%" GOSUB_ASM_TLS_LIMIT ", %%r11\n"
			       "\tjb\t.Lgrow%3$u\n"
			       "\tjmp\t%4$s\n"
			       ".Lgrow%3$u:\n"
			       "\tpushq\t%%rbp\n"
			       "\t.cfi_def_cfa_offset 16\n"
			       "\t.cfi_offset %%rbp, -16\n"
			       "\tmovq\t%%rsp, %%rbp\n"
			       "\t.cfi_def_cfa_register %%rbp\n"
			       "\tmovq\t%" GOSUB_ASM_TLS_G ", %%r11\n"
			       "\tmovq\t$%1$s, " GOSUB_TEXT(GOSUB_G_GROW_FN) "(%%r11)\n"
									     "\tcallq\tgosub_morestack@PLT\n"
									     "\tpopq\t%%rbp\n"
									     "\t.cfi_def_cfa %%rsp, 8\n"
									     "\tretq\n";

static const char arm_gate[] = "\tldr\tx16, " GOSUB_ASM_G_LIMIT "\n"
			       "\tmovz\tx17, #(%2$u & 0xffff)\n"
			       "\tmovk\tx17, #(%2$u >> 16), lsl #16\n"
			       "\tsub\tx17, sp, x17, uxtx\n"
			       "\tcmp\tx17, x16\n"
			       "\tb.lo\t.Lgrow%3$u\n"
			       "\tb\t%4$s\n"
			       ".Lgrow%3$u:\n"
			       "\tstp\tx29, x30, [sp, #-16]!\n"
			       "\t.cfi_def_cfa_offset 16\n"
			       "\t.cfi_offset w30, -8\n"
			       "\t.cfi_offset w29, -16\n"
			       "\tmov\tx29, sp\n"
			       "\t.cfi_def_cfa_register w29\n"
			       "\tadrp\tx16, %1$s\n"
			       "\tadd\tx16, x16, :lo12:%1$s\n"
			       "\tstr\tx16, [x28, #" GOSUB_TEXT(GOSUB_G_GROW_FN) "]\n"
										 "\tbl\tgosub_morestack\n"
										 "\tldp\tx29, x30, [sp], #16\n"
										 "\t.cfi_def_cfa wsp, 0\n"
										 "\tret\n";

/* A symbol as assemblers read it. */
static struct str quoted(struct arena *a, const char *symbol)
{
	bool plain = true;

	for (const char *p = symbol; *p; p++)
		plain &= (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9') ||
			 *p == '_' || *p == '.' || *p == '$';
	return plain ? str_of(symbol) : arena_printf(a, "\"%s\"", symbol);
}

static struct str code_symbol(struct arena *a, const struct gate *g)
{
	return quoted(a, arena_printf(a, "%s" GATE_CODE, g->symbol).data);
}

/* Its symbol is that of the gate from here on. */
static void put_gate(struct text *out, bool x86, const struct gate *g, uint32_t n)
{
	struct str gate = quoted(out->arena, g->symbol), code = code_symbol(out->arena, g);

	text_printf(out, STR_FMT ":\n\t.cfi_startproc\n", STR_ARG(gate));
	text_printf(out, x86 ? x86_gate : arm_gate, gate.data, gate_compared(g), n, code.data);
	text_printf(out, "\t.cfi_endproc\n\t.size\t%s, .-%s\n", gate.data, gate.data);
	text_printf(out, "\t.p2align\t4\n\t.type\t%s,@function\n%s:\n", code.data, code.data);
}

/* Gates by the lines that name them: the label of a function, the directive that says its size. */
static struct map *by_lines(struct arena *a, const struct gates *gates)
{
	struct map *lines = map_new(a);

	for (uint32_t i = 0; i < gates->list.len; i++) {
		const char *symbol = quoted(a, gates->list.at[i].symbol).data;

		map_put_str(lines, arena_printf(a, "%s:", symbol), &gates->list.at[i]);
		map_put_str(lines, arena_printf(a, "\t.size\t%s,", symbol), &gates->list.at[i]);
	}
	return lines;
}

/* The line up to what ends a label or the first argument of a directive. */
static struct str key_of(struct str line)
{
	bool label = line.len && line.data[0] != '\t', in_quotes = false;

	for (size_t i = 0; i < line.len; i++) {
		in_quotes ^= line.data[i] == '"';
		if (!in_quotes && line.data[i] == (label ? ':' : ','))
			return (struct str){line.data, i + 1};
	}
	return (struct str){0};
}

struct str gates_add_text(struct arena *a, struct str rest, bool x86, const struct gates *gates)
{
	struct text out = {.arena = a};
	struct map *lines = by_lines(a, gates);

	while (rest.len) {
		struct str line = str_next_line(&rest);
		const struct gate *g = map_get_str(lines, key_of(line));

		if (!g)
			text_add(&out, line);
		else if (line.data[0] != '\t')
			put_gate(&out, x86, g, (uint32_t)(g - gates->list.at));
		else
			text_printf(&out, "\t.size\t%s, .-%s\n", code_symbol(a, g).data, code_symbol(a, g).data);
	}
	return text_str(&out);
}
