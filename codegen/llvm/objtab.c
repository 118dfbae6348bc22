/* objtab.c - the last step of the line tables, on the finished object.
 *
 * .debug_line is a program whose rows say (address, file, line, discriminator); addresses start at
 * relocations against text sections, of which each function has its own. For every section
 * gosub_lines the rows of the text section it is tied to, and behind them its map of the frame out
 * of gosub_frames (frames.cpp), replace its last eight bytes; every entry
 * in gosub_functab gets the size of its function; every gosub_faulttab becomes one entry per
 * faulting instruction of .llvm_faultmaps, with their relocations. New contents go to the end of
 * the file. */
#include "objtab.h"
#include "elf.h"

struct row {
	uint64_t pc, file;
	int64_t line;
	uint64_t mark; /* objtab_mark */
};

struct fault { /* offsets in the function */
	uint32_t pc, handler;
};

struct rows {
	VEC(struct fault) faults;
	VEC(struct row) list;
	struct str frames; /* contents of gosub_frames */
};

struct object {
	struct elf elf;
	struct rows *rows; /* by section */
	const struct str *files;
	uint32_t nfiles;
};

/* ---- .debug_line ---- */

struct cursor {
	const uint8_t *p, *end;
};

static uint64_t fixed(struct cursor *c, unsigned n)
{
	uint64_t v = 0;

	if ((size_t)(c->end - c->p) < n) {
		c->p = c->end;
		return 0;
	}
	memcpy(&v, c->p, n);
	c->p += n;
	return v;
}

static uint64_t uleb(struct cursor *c)
{
	uint64_t v = 0;

	for (unsigned shift = 0; c->p < c->end; shift += 7) {
		uint8_t b = *c->p++;

		v |= shift < 64 ? (uint64_t)(b & 127) << shift : 0;
		if (b < 128)
			break;
	}
	return v;
}

static int64_t sleb(struct cursor *c)
{
	uint64_t v = 0;
	unsigned shift = 0;
	uint8_t b = 0;

	while (c->p < c->end) {
		b = *c->p++;
		v |= shift < 64 ? (uint64_t)(b & 127) << shift : 0;
		shift += 7;
		if (b < 128)
			break;
	}
	if (shift < 64 && b & 64)
		v |= ~(uint64_t)0 << shift;
	return (int64_t)v;
}

static const char *cstring(struct cursor *c)
{
	const char *s = (const char *)c->p;

	while (c->p < c->end && *c->p)
		c->p++;
	c->p += c->p < c->end;
	return s;
}

struct program {
	struct object *o;
	const Elf64_Rela *relocs;
	uint32_t nrelocs, next_reloc;
	const uint8_t *base; /* start of .debug_line */
	uint8_t min_inst, opcode_base, line_range;
	int8_t line_base;
	const uint8_t *lengths;
	VEC(uint32_t) files; /* of this program -> index in o->files */
	uint32_t section;    /* of the sequence; 0: none */
	struct row now;
};

static uint32_t file_number(const struct object *o, const char *dir, const char *name)
{
	struct str path = dir[0] ? arena_printf(o->elf.arena, "%s/%s", dir, name) : str_of(name);

	for (uint32_t i = 0; i < o->nfiles; i++)
		if (str_eq(o->files[i], path) || str_eq(o->files[i], str_of(name)))
			return i;
	return 0;
}

static void read_file_table(struct program *p, struct cursor *c)
{
	VEC(const char *) dirs = {0};
	struct arena *a = p->o->elf.arena;

	VEC_PUSH(a, &dirs, "");
	while (c->p < c->end && *c->p)
		VEC_PUSH(a, &dirs, cstring(c));
	fixed(c, 1);
	p->files.len = 0;
	VEC_PUSH(a, &p->files, 0);
	while (c->p < c->end && *c->p) {
		const char *name = cstring(c);
		uint64_t dir = uleb(c);

		uleb(c);
		uleb(c);
		VEC_PUSH(a, &p->files, file_number(p->o, dir < dirs.len ? dirs.at[dir] : "", name));
	}
	fixed(c, 1);
}

static void emit_row(struct program *p)
{
	struct row r = p->now;

	p->now.mark = 0;
	if (!p->section || r.line == 0)
		return;
	r.file = r.file < p->files.len ? p->files.at[r.file] : 0;
	VEC_PUSH(p->o->elf.arena, &p->o->rows[p->section].list, r);
}

static void start_sequence(struct program *p)
{
	p->now = (struct row){.file = 1, .line = 1};
	p->section = 0;
}

/* An address is a relocation against the symbol of a function or a section. */
static void set_address(struct program *p, struct cursor *c, uint64_t len)
{
	uint64_t at = (uint64_t)(c->p - p->base);
	uint32_t symbol;

	p->now.pc = fixed(c, (unsigned)(len > 8 ? 8 : len));
	p->section = 0;
	for (uint32_t i = 0; i < p->nrelocs; i++) {
		const Elf64_Rela *r = &p->relocs[(p->next_reloc + i) % p->nrelocs];

		if (r->r_offset != at)
			continue;
		p->next_reloc = (p->next_reloc + i) % p->nrelocs;
		symbol = (uint32_t)ELF64_R_SYM(r->r_info);
		if (symbol < p->o->elf.nsymbols) {
			p->section = elf_section_of(&p->o->elf, symbol);
			p->now.pc = p->o->elf.symbols[symbol].st_value + (uint64_t)r->r_addend;
		}
		break;
	}
}

enum { LNE_END = 1, LNE_ADDRESS = 2, LNE_DISCRIMINATOR = 4 };
enum {
	LNS_EXTENDED,
	LNS_COPY,
	LNS_ADVANCE_PC,
	LNS_ADVANCE_LINE,
	LNS_SET_FILE,
	LNS_SET_COLUMN,
	LNS_CONST_ADD_PC = 8,
	LNS_FIXED_ADVANCE_PC
};

static void extended_op(struct program *p, struct cursor *c)
{
	uint64_t len = uleb(c);
	const uint8_t *next = c->p + len;
	uint64_t op;

	if (!len || next > c->end) {
		c->p = c->end;
		return;
	}
	op = fixed(c, 1);
	if (op == LNE_END)
		start_sequence(p);
	else if (op == LNE_ADDRESS)
		set_address(p, c, len - 1);
	else if (op == LNE_DISCRIMINATOR)
		p->now.mark = uleb(c);
	c->p = next;
}

static void standard_op(struct program *p, struct cursor *c, uint8_t op)
{
	switch (op) {
	case LNS_EXTENDED:
		extended_op(p, c);
		break;
	case LNS_COPY:
		emit_row(p);
		break;
	case LNS_ADVANCE_PC:
		p->now.pc += uleb(c) * p->min_inst;
		break;
	case LNS_ADVANCE_LINE:
		p->now.line += sleb(c);
		break;
	case LNS_SET_FILE:
		p->now.file = uleb(c);
		break;
	case LNS_CONST_ADD_PC:
		p->now.pc += (uint64_t)(255 - p->opcode_base) / p->line_range * p->min_inst;
		break;
	case LNS_FIXED_ADVANCE_PC:
		p->now.pc += fixed(c, 2);
		break;
	default:
		for (uint8_t i = 0; i < p->lengths[op - 1]; i++)
			uleb(c);
	}
}

static void special_op(struct program *p, uint8_t op)
{
	uint8_t adjusted = (uint8_t)(op - p->opcode_base);

	p->now.pc += (uint64_t)(adjusted / p->line_range) * p->min_inst;
	p->now.line += p->line_base + adjusted % p->line_range;
	emit_row(p);
}

static bool run_program(struct program *p, struct cursor *unit)
{
	struct cursor head, c = *unit;
	uint64_t version = fixed(&c, 2), header = fixed(&c, 4);

	if (version != 4 || header > (uint64_t)(c.end - c.p))
		return elf_bad(&p->o->elf, "line program is not of DWARF 4");
	head = (struct cursor){c.p, c.p + header};
	c.p += header;
	p->min_inst = (uint8_t)fixed(&head, 1);
	fixed(&head, 2); /* operations per instruction, default of is_stmt */
	p->line_base = (int8_t)fixed(&head, 1);
	p->line_range = (uint8_t)fixed(&head, 1);
	p->opcode_base = (uint8_t)fixed(&head, 1);
	p->lengths = head.p;
	head.p += p->opcode_base - 1;
	if (!p->line_range || head.p > head.end)
		return elf_bad(&p->o->elf, "malformed line program");
	read_file_table(p, &head);
	start_sequence(p);
	while (c.p < c.end) {
		uint8_t op = (uint8_t)fixed(&c, 1);

		if (op >= p->opcode_base)
			special_op(p, op);
		else
			standard_op(p, &c, op);
	}
	return true;
}

static bool read_lines(struct object *o)
{
	uint32_t lines = elf_find(&o->elf, ".debug_line");
	struct program p = {.o = o};
	struct cursor all;
	struct str bytes;

	if (!lines)
		return true;
	bytes = elf_contents(&o->elf, lines);
	p.base = (const uint8_t *)bytes.data;
	p.relocs = elf_relocations(&o->elf, lines, &p.nrelocs);
	all = (struct cursor){p.base, p.base + bytes.len};
	while (all.p < all.end) {
		uint64_t len = fixed(&all, 4);
		struct cursor unit = {all.p, all.p + len};

		if (len > (uint64_t)(all.end - all.p) || !run_program(&p, &unit))
			return o->elf.error ? false : elf_bad(&o->elf, "malformed .debug_line");
		all.p += len;
	}
	return true;
}

/* ---- .llvm_faultmaps ---- */

/* Its relocations are in the order of the functions. */
static uint32_t next_function(const struct object *o, const Elf64_Rela *r, uint32_t n, uint32_t *next, uint64_t offset)
{
	while (*next < n && r[*next].r_offset < offset)
		(*next)++;
	return *next < n && r[*next].r_offset == offset
		   ? elf_section_of(&o->elf, (uint32_t)ELF64_R_SYM(r[*next].r_info))
		   : 0;
}

static bool read_faults(struct object *o)
{
	uint32_t map = elf_find(&o->elf, ".llvm_faultmaps"), nrelocs, next = 0, nfuncs;
	const Elf64_Rela *relocs = elf_relocations(&o->elf, map, &nrelocs);
	struct cursor c;
	const uint8_t *base;

	if (!map || !relocs)
		return true;
	base = (const uint8_t *)elf_contents(&o->elf, map).data;
	c = (struct cursor){base, base + elf_contents(&o->elf, map).len};
	if (fixed(&c, 1) != 1)
		return elf_bad(&o->elf, ".llvm_faultmaps has another version");
	fixed(&c, 3);
	nfuncs = (uint32_t)fixed(&c, 4);
	for (uint32_t i = 0; i < nfuncs && c.p < c.end; i++) {
		uint32_t section = next_function(o, relocs, nrelocs, &next, (uint64_t)(c.p - base)), n;

		fixed(&c, 8);
		n = (uint32_t)fixed(&c, 4);
		fixed(&c, 4);
		for (uint32_t j = 0; j < n && c.p < c.end; j++) {
			struct fault f;

			fixed(&c, 4); /* load, store or both */
			f.pc = (uint32_t)fixed(&c, 4);
			f.handler = (uint32_t)fixed(&c, 4);
			VEC_PUSH(o->elf.arena, &o->rows[section].faults, f);
		}
	}
	return true;
}

/* ---- our tables ---- */

static void put_sleb(struct text *t, int64_t v)
{
	for (;;) {
		uint8_t b = v & 127;

		v >>= 7;
		if ((v == 0 && !(b & 64)) || (v == -1 && b & 64)) {
			text_char(t, (char)b);
			return;
		}
		text_char(t, (char)(b | 128));
	}
}

static bool same_place(const struct row *a, const struct row *b)
{
	return a->file == b->file && a->line == b->line && a->mark == b->mark;
}

/* Sites' texts lie behind the files'. */
static void put_mark(struct text *t, uint64_t mark, uint32_t nfiles)
{
	uint64_t site = objtab_mark_site(mark);

	text_uleb(t, 2 * objtab_mark_inlined(mark) + (site != 0));
	if (site)
		text_uleb(t, nfiles + site - 1);
}

/* Of several rows at one address the last holds. */
static void put_rows(struct text *t, const struct rows *rows, uint32_t nfiles)
{
	struct row last = {0};
	bool any = false;

	for (uint32_t i = 0; i < rows->list.len; i++) {
		const struct row *r = &rows->list.at[i];

		if (i + 1 < rows->list.len && rows->list.at[i + 1].pc == r->pc)
			continue;
		if (any && (same_place(r, &last) || r->pc < last.pc))
			continue;
		text_uleb(t, r->pc - last.pc + 1);
		text_uleb(t, r->file);
		put_sleb(t, r->line - last.line);
		put_mark(t, r->mark, nfiles);
		last = *r;
		any = true;
	}
	text_uleb(t, 0);
}

static void fill_lines(struct object *o, uint32_t section)
{
	const struct rows *rows = &o->rows[o->elf.sections[section].sh_link];
	struct str old = elf_contents(&o->elf, section);
	struct text t = {.arena = o->elf.arena}, lines = {.arena = o->elf.arena};

	if (old.len < 8)
		return;
	put_rows(&lines, rows, o->nfiles);
	text_add(&t, (struct str){old.data, old.len - 8});
	text_uleb(&t, text_str(&lines).len);
	text_add(&t, text_str(&lines));
	if (rows->frames.len)
		text_add(&t, rows->frames);
	else
		text_uleb(&t, 0);
	elf_replace(&o->elf, section, text_str(&t));
}

/* Both words of an entry are the function's address plus an offset. */
static void put_address(struct text *t, Elf64_Rela pattern, uint64_t at, uint64_t offset)
{
	pattern.r_offset = at;
	pattern.r_addend += (int64_t)offset;
	text_add(t, (struct str){(const char *)&pattern, sizeof pattern});
}

static void fill_faults(struct object *o, uint32_t section)
{
	const struct rows *rows = &o->rows[o->elf.sections[section].sh_link];
	struct text words = {.arena = o->elf.arena}, relocs = {.arena = o->elf.arena};
	uint32_t n;
	const Elf64_Rela *pattern = elf_relocations(&o->elf, section, &n);

	if (!n)
		return;
	for (uint32_t i = 0; i < rows->faults.len; i++) {
		put_address(&relocs, *pattern, 16 * (uint64_t)i, rows->faults.at[i].pc);
		put_address(&relocs, *pattern, 16 * (uint64_t)i + 8, rows->faults.at[i].handler);
		text_add(&words, (struct str){(const char[16]){0}, 16});
	}
	elf_replace(&o->elf, section, text_str(&words));
	elf_replace(&o->elf, o->elf.relocations[section], text_str(&relocs));
}

static void find_frames(struct object *o)
{
	for (uint32_t i = 1; i < o->elf.n; i++)
		if (strcmp(elf_section_name(&o->elf, i), "gosub_frames") == 0 && o->elf.sections[i].sh_link < o->elf.n)
			o->rows[o->elf.sections[i].sh_link].frames = elf_contents(&o->elf, i);
}

static void fill_sections(struct object *o)
{
	for (uint32_t i = 1; i < o->elf.n; i++) {
		const Elf64_Shdr *s = &o->elf.sections[i];
		const char *name = elf_section_name(&o->elf, i);

		if (s->sh_link >= o->elf.n || !(s->sh_flags & SHF_LINK_ORDER))
			continue;
		if (strcmp(name, "gosub_lines") == 0) {
			fill_lines(o, i);
		} else if (strcmp(name, "gosub_functab") == 0) {
			uint32_t size = (uint32_t)o->elf.sections[s->sh_link].sh_size;

			memcpy(o->elf.data + s->sh_offset + 8, &size, sizeof size);
		} else if (strcmp(name, "gosub_faulttab") == 0) {
			fill_faults(o, i);
		}
	}
}

bool objtab_fill(struct arena *a, struct str *object, const struct str *files, uint32_t nfiles, const char **error)
{
	struct object o = {.files = files, .nfiles = nfiles};

	if (elf_open(&o.elf, a, *object)) {
		o.rows = ARENA_ARRAY(a, struct rows, o.elf.n);
		if (read_lines(&o) && read_faults(&o)) {
			find_frames(&o);
			fill_sections(&o);
		}
	}
	*error = o.elf.error;
	if (o.elf.error)
		return false;
	*object = elf_bytes(&o.elf);
	return true;
}
