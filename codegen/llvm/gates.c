/* gates.c - gates of functions with large frames, added to the finished object, as only that has the sizes of frames
 * (runtime/abi.h, "Stacks"; stack.c has the checks that code is made with).
 *
 * A gate stands behind the code of its function, in the same section, and takes over its symbol; what is tied to the
 * section, and what the function is called for itself (`f.large`), stays with the code. It compares SP - frame with the
 * limit and goes to the code, or calls gosub_morestack, which comes again on a larger segment. It leaves all registers
 * alone that hold arguments.
 *
 * So each function has its code made once, whatever frame it turns out to need. */
#include "gates.h"
#include "abi.h"

/* ---- the instructions ---- */

enum field { FRAME_NEGATIVE, FRAME_LOW, FRAME_HIGH, TO_CODE, TO_CODE_WORDS };
enum target { SELF, MORESTACK, TLS };

struct machine {
	const uint8_t *code;
	uint32_t size;
	struct {
		uint8_t at;
		enum field is;
	} fields[3];
	uint32_t nfields;
	struct {
		uint8_t at;
		uint16_t type;
		int8_t addend;
		enum target to;
	} relocs[4];
	uint32_t nrelocs;
	struct {
		uint8_t at, len;
		uint8_t ops[8];
	} unwind[4];          /* DWARF call frame instructions from this place on */
	uint32_t pc_relative; /* type of relocation, four bytes */
};

_Static_assert(GOSUB_G_LIMIT == 0, "ldr x16, [x28] in arm_code");

/* clang-format off */
static const uint8_t x86_code[] = {
    0x4c, 0x8d, 0x9c, 0x24, 0, 0, 0, 0,            /* lea -frame(%rsp), %r11 */
    0x64, 0x4c, 0x3b, 0x1c, 0x25, 0, 0, 0, 0,      /* cmp %fs:limit, %r11 */
    0x72, 5,                                       /* jb grow */
    0xe9, 0, 0, 0, 0,                              /* jmp code */
    0x55,                                          /* grow: push %rbp */
    0x48, 0x89, 0xe5,                              /* mov %rsp, %rbp */
    0x64, 0x4c, 0x8b, 0x1c, 0x25, 0, 0, 0, 0,      /* mov %fs:g, %r11 */
    0x49, 0xc7, 0x43, GOSUB_G_GROW_FN, 0, 0, 0, 0, /* movq $gate, grow_fn(%r11) */
    0xe8, 0, 0, 0, 0,                              /* call gosub_morestack */
    0x5d,                                          /* pop %rbp */
    0xc3,                                          /* ret */
};

static const uint8_t arm_code[] = {
    0x90, 0x03, 0x40, 0xf9,                              /* ldr x16, [x28] */
    0x11, 0x00, 0x80, 0xd2,                              /* mov x17, #frame */
    0x11, 0x00, 0xa0, 0xf2,                              /* movk x17, #frame >> 16, lsl #16 */
    0xf1, 0x63, 0x31, 0xcb,                              /* sub x17, sp, x17, uxtx */
    0x3f, 0x02, 0x10, 0xeb,                              /* cmp x17, x16 */
    0x43, 0x00, 0x00, 0x54,                              /* b.lo grow */
    0x00, 0x00, 0x00, 0x14,                              /* b code */
    0xfd, 0x7b, 0xbf, 0xa9,                              /* grow: stp x29, x30, [sp, #-16]! */
    0xfd, 0x03, 0x00, 0x91,                              /* mov x29, sp */
    0x10, 0x00, 0x00, 0x90,                              /* adrp x16, gate */
    0x10, 0x02, 0x00, 0x91,                              /* add x16, x16, :lo12:gate */
    0x90, 0x03 + (GOSUB_G_GROW_FN / 8 << 2), 0x00, 0xf9, /* str x16, [x28, #grow_fn] */
    0x00, 0x00, 0x00, 0x94,                              /* bl gosub_morestack */
    0xfd, 0x7b, 0xc1, 0xa8,                              /* ldp x29, x30, [sp], #16 */
    0xc0, 0x03, 0x5f, 0xd6,                              /* ret */
};
/* clang-format on */

static const struct machine x86_64 = {
    .code = x86_code,
    .size = sizeof x86_code,
    .fields = {{4, FRAME_NEGATIVE}, {20, TO_CODE}},
    .nfields = 2,
    .relocs = {{13, R_X86_64_TPOFF32, GOSUB_TLS_LIMIT, TLS},
	       {33, R_X86_64_TPOFF32, GOSUB_TLS_G, TLS},
	       {41, R_X86_64_32S, 0, SELF},
	       {46, R_X86_64_PLT32, -4, MORESTACK}},
    .nrelocs = 4,
    .unwind = {{25, 4, {0x0e, 16, 0x80 + 6, 2}}, {28, 2, {0x0d, 6}}, {51, 3, {0x0c, 7, 8}}},
    .pc_relative = R_X86_64_PC32,
};

static const struct machine aarch64 = {
    .code = arm_code,
    .size = sizeof arm_code,
    .fields = {{4, FRAME_LOW}, {8, FRAME_HIGH}, {24, TO_CODE_WORDS}},
    .nfields = 3,
    .relocs = {{36, R_AARCH64_ADR_PREL_PG_HI21, 0, SELF},
	       {40, R_AARCH64_ADD_ABS_LO12_NC, 0, SELF},
	       {48, R_AARCH64_CALL26, 0, MORESTACK}},
    .nrelocs = 3,
    .unwind = {{32, 6, {0x0e, 16, 0x80 + 30, 1, 0x80 + 29, 2}}, {36, 2, {0x0d, 29}}, {56, 3, {0x0c, 31, 0}}},
    .pc_relative = R_AARCH64_PREL32,
};

static const struct machine *machine_of(const struct elf *e)
{
	switch (((const Elf64_Ehdr *)e->data)->e_machine) {
	case EM_X86_64:
		return &x86_64;
	case EM_AARCH64:
		return &aarch64;
	default:
		return NULL;
	}
}

uint32_t gate_compared(const struct gate *g)
{
	return g->frame + GOSUB_FRAME_CHECKED;
}

/* ---- which functions ---- */

/* LEB128 from *at on. */
static bool read_size(struct str s, uint64_t *at, uint32_t *size)
{
	uint64_t v = 0;

	for (unsigned shift = 0; *at < s.len && shift < 35; shift += 7) {
		uint8_t b = (uint8_t)s.data[(*at)++];

		v |= (uint64_t)(b & 127) << shift;
		*size = (uint32_t)v;
		if (b < 128)
			return v <= INT32_MAX / 2;
	}
	return false;
}

static void judge(struct elf *e, const struct map *built_for, uint32_t section, uint32_t frame, struct gates *out)
{
	const char *symbol = e->symbol_names + e->symbols[e->function[section]].st_name;
	const int64_t *largest = map_get_str(built_for, str_of(symbol));

	if (largest && (int64_t)frame > *largest)
		VEC_PUSH(e->arena, &out->list, (struct gate){symbol, section, frame});
}

/* Each entry is an address, which a relocation says, and a size. LLVM puts those of functions with tables into one
 * section. */
static bool read_sizes(struct elf *e, const struct map *built_for, uint32_t section, struct gates *out)
{
	struct str s = elf_contents(e, section);
	uint32_t n, frame;
	const Elf64_Rela *r = elf_relocations(e, section, &n);
	uint64_t at = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (r[i].r_offset != at)
			return false;
		at += 8;
		if (!read_size(s, &at, &frame))
			return false;
		judge(e, built_for, elf_section_of(e, (uint32_t)ELF64_R_SYM(r[i].r_info)), frame, out);
	}
	return at == s.len;
}

static void take_out(struct elf *e, uint32_t section)
{
	e->sections[section].sh_size = 0;
	if (e->relocations[section])
		e->sections[e->relocations[section]].sh_size = 0;
}

bool gates_find(struct elf *e, const struct map *built_for, struct gates *out)
{
	for (uint32_t i = 1; i < e->n; i++) {
		if (e->sections[i].sh_type == SHT_RELA || strcmp(elf_section_name(e, i), ".stack_sizes") != 0)
			continue;
		if (!read_sizes(e, built_for, i, out))
			return elf_bad(e, "malformed .stack_sizes");
		take_out(e, i);
	}
	return true;
}

/* ---- in an object ---- */

struct adder {
	struct elf *e;
	const struct machine *m;
	uint32_t nsymbols;
	struct text symbols, names, extended; /* as they will be */
	struct text frames, frame_relocs;     /* .eh_frame and its relocations, as they will be */
	uint32_t *frame_of;  /* by section: 1 + the relocation with which its entry in .eh_frame begins; 0: none */
	uint32_t targets[3]; /* symbols */
	uint32_t *code;      /* by section: the symbol of the code whose gate took over its own; 0: none */
};

static uint32_t add_symbol(struct adder *a, const char *name, Elf64_Sym symbol, uint32_t section)
{
	symbol.st_name = (Elf64_Word)a->names.len;
	symbol.st_shndx = section >= SHN_LORESERVE ? SHN_XINDEX : (Elf64_Section)section;
	text_add(&a->names, (struct str){name, strlen(name) + 1});
	text_add(&a->symbols, (struct str){(const char *)&symbol, sizeof symbol});
	text_add(&a->extended, (struct str){(const char *)&section, sizeof section});
	return a->nsymbols++;
}

static uint32_t undefined(struct adder *a, const char *name, unsigned char type)
{
	for (uint32_t i = 1; i < a->e->nsymbols; i++)
		if (strcmp(a->e->symbol_names + a->e->symbols[i].st_name, name) == 0)
			return i;
	return add_symbol(a, name, (Elf64_Sym){.st_info = ELF64_ST_INFO(STB_GLOBAL, type)}, SHN_UNDEF);
}

static void find_frames(struct adder *a, uint32_t section)
{
	uint32_t n;
	const Elf64_Rela *r = elf_relocations(a->e, section, &n);

	a->frame_of = ARENA_ARRAY(a->e->arena, uint32_t, a->e->n);
	for (uint32_t i = 0; i < n; i++)
		a->frame_of[elf_section_of(a->e, (uint32_t)ELF64_R_SYM(r[i].r_info))] = i + 1;
	text_add(&a->frame_relocs, (struct str){(const char *)r, n * sizeof *r});
	text_add(&a->frames, elf_contents(a->e, section));
}

static struct adder open_adder(struct elf *e, uint32_t frames)
{
	uint32_t names = e->sections[e->symtab].sh_link;
	struct adder a = {.e = e,
			  .m = machine_of(e),
			  .nsymbols = e->nsymbols,
			  .symbols = {.arena = e->arena},
			  .names = {.arena = e->arena},
			  .extended = {.arena = e->arena},
			  .frames = {.arena = e->arena},
			  .frame_relocs = {.arena = e->arena}};

	text_add(&a.symbols, elf_contents(e, e->symtab));
	text_add(&a.names, elf_contents(e, names));
	if (e->extended)
		text_add(&a.extended, (struct str){(const char *)e->extended, e->nsymbols * sizeof *e->extended});
	find_frames(&a, frames);
	a.code = ARENA_ARRAY(e->arena, uint32_t, e->n);
	a.targets[MORESTACK] = undefined(&a, "gosub_morestack", STT_NOTYPE);
	a.targets[TLS] = undefined(&a, "gosub_tls", STT_TLS);
	return a;
}

static void patch(uint8_t *code, uint32_t field, const struct machine *m, uint32_t frame, uint32_t at)
{
	uint8_t *p = code + m->fields[field].at;
	int32_t back = -(int32_t)(at + m->fields[field].at); /* from here to the code */
	uint32_t word;

	memcpy(&word, p, sizeof word);
	switch (m->fields[field].is) {
	case FRAME_NEGATIVE:
		word = -frame;
		break;
	case FRAME_LOW:
		word |= (frame & 0xffff) << 5;
		break;
	case FRAME_HIGH:
		word |= frame >> 16 << 5;
		break;
	case TO_CODE:
		word = (uint32_t)(back - 4);
		break;
	case TO_CODE_WORDS:
		word |= (uint32_t)(back / 4) & 0x3ffffff;
		break;
	}
	memcpy(p, &word, sizeof word);
}

/* Returns where the gate begins. */
static uint32_t add_code(struct adder *a, const struct gate *g)
{
	struct text t = {.arena = a->e->arena};
	uint8_t *code = arena_dup(a->e->arena, (const char *)a->m->code, a->m->size);
	uint32_t at;

	text_add(&t, elf_contents(a->e, g->section));
	while (t.len % 16)
		text_char(&t, a->m == &x86_64 ? (char)0xcc : 0);
	at = (uint32_t)t.len;
	for (uint32_t i = 0; i < a->m->nfields; i++)
		patch(code, i, a->m, gate_compared(g), at);
	text_add(&t, (struct str){(const char *)code, a->m->size});
	elf_replace(a->e, g->section, text_str(&t));
	return at;
}

static void add_relocations(struct adder *a, const struct gate *g, uint32_t at)
{
	struct text t = {.arena = a->e->arena};
	uint32_t n, section;
	const Elf64_Rela *old = elf_relocations(a->e, g->section, &n);

	text_add(&t, (struct str){(const char *)old, n * sizeof *old});
	for (uint32_t i = 0; i < a->m->nrelocs; i++) {
		Elf64_Rela r = {.r_offset = at + a->m->relocs[i].at,
				.r_info = ELF64_R_INFO((uint64_t)a->targets[a->m->relocs[i].to], a->m->relocs[i].type),
				.r_addend = a->m->relocs[i].addend};

		text_add(&t, (struct str){(const char *)&r, sizeof r});
	}
	section = a->e->relocations[g->section];
	elf_replace(a->e, section ? section : elf_add_relocations(a->e, g->section), text_str(&t));
}

/* The code under its own name. */
static void add_code_symbol(struct adder *a, const struct gate *g, uint32_t at)
{
	struct elf *e = a->e;
	uint32_t gate = e->function[g->section];
	Elf64_Sym *moved;

	a->code[g->section] =
	    add_symbol(a, arena_printf(e->arena, "%s" GATE_CODE, g->symbol).data, e->symbols[gate], g->section);
	moved = (Elf64_Sym *)a->symbols.data + gate;
	moved->st_value = at;
	moved->st_size = a->m->size;
}

/* What is tied to a function's section tells of its code. */
static void follow_code(struct adder *a)
{
	const struct elf *e = a->e;

	for (uint32_t i = 1; i < e->nread; i++) {
		const Elf64_Shdr *s = &e->sections[i];
		uint32_t n, code = s->sh_flags & SHF_LINK_ORDER && s->sh_link < e->nread ? a->code[s->sh_link] : 0;
		Elf64_Rela *r = (Elf64_Rela *)(uintptr_t)elf_relocations(e, i, &n);

		for (uint32_t k = 0; code && k < n; k++)
			if (ELF64_R_SYM(r[k].r_info) == e->function[s->sh_link])
				r[k].r_info = ELF64_R_INFO((uint64_t)code, ELF64_R_TYPE(r[k].r_info));
	}
}

/* ---- call frame information ---- */

static void put32(struct text *t, uint32_t v)
{
	text_add(t, (struct str){(const char *)&v, sizeof v});
}

static uint32_t read32(const struct text *t, uint64_t at)
{
	uint32_t v = 0;

	if (at + sizeof v <= t->len)
		memcpy(&v, t->data + at, sizeof v);
	return v;
}

/* Of a common entry that has one of less than 128. */
static uint32_t code_alignment(const struct text *frames, uint64_t common)
{
	uint64_t at = common + 9; /* behind length, id, version: "zR", then this */

	while (at < frames->len && frames->data[at])
		at++;
	return at + 1 < frames->len ? (uint8_t)frames->data[at + 1] : 0;
}

static struct str unwinding(struct adder *a, uint32_t alignment)
{
	struct text t = {.arena = a->e->arena};
	uint32_t last = 0;

	text_char(&t, 0); /* no augmentation data */
	for (uint32_t i = 0; i < KIT_COUNT(a->m->unwind); i++) {
		if (!a->m->unwind[i].len)
			continue;
		text_char(&t, (char)(0x40 | (a->m->unwind[i].at - last) / alignment)); /* DW_CFA_advance_loc */
		text_add(&t, (struct str){(const char *)a->m->unwind[i].ops, a->m->unwind[i].len});
		last = a->m->unwind[i].at;
	}
	while (t.len % 8)
		text_char(&t, 0); /* DW_CFA_nop */
	return text_str(&t);
}

/* An entry like that of the function's code, with the same common entry. */
static bool add_frame(struct adder *a, const struct gate *g, uint32_t at)
{
	uint32_t n = a->frame_of[g->section], start = (uint32_t)a->frames.len, alignment;
	Elf64_Rela r;
	uint64_t common;
	struct str ops;

	if (!n)
		return elf_bad(a->e, "a function without call frame information");
	memcpy(&r, (const Elf64_Rela *)a->frame_relocs.data + n - 1, sizeof r);
	common = r.r_offset - 4 - read32(&a->frames, r.r_offset - 4);
	alignment = code_alignment(&a->frames, common);
	if (ELF64_R_TYPE(r.r_info) != a->m->pc_relative || !alignment || alignment >= 128)
		return elf_bad(a->e, "call frame information of another form");
	ops = unwinding(a, alignment);
	put32(&a->frames, (uint32_t)(12 + ops.len));
	put32(&a->frames, start + 4 - (uint32_t)common);
	put32(&a->frames, 0);
	put32(&a->frames, a->m->size);
	text_add(&a->frames, ops);
	r.r_offset = start + 8;
	r.r_addend += at;
	text_add(&a->frame_relocs, (struct str){(const char *)&r, sizeof r});
	return true;
}

static void replace_tables(struct adder *a, uint32_t frames)
{
	struct elf *e = a->e;

	elf_replace(e, e->sections[e->symtab].sh_link, text_str(&a->names));
	elf_replace(e, e->symtab, text_str(&a->symbols));
	if (e->extended)
		elf_replace(e, e->extended_at, text_str(&a->extended));
	elf_replace(e, frames, text_str(&a->frames));
	elf_replace(e, e->relocations[frames], text_str(&a->frame_relocs));
}

bool gates_add(struct elf *e, const struct gates *gates)
{
	uint32_t frames = elf_find(e, ".eh_frame");
	struct adder a;

	if (!gates->list.len)
		return true;
	if (!machine_of(e) || !frames || !e->relocations[frames])
		return elf_bad(e, "no call frame information");
	a = open_adder(e, frames);
	for (uint32_t i = 0; i < gates->list.len; i++) {
		const struct gate *g = &gates->list.at[i];
		uint32_t at = add_code(&a, g);

		a.targets[SELF] = e->function[g->section];
		add_relocations(&a, g, at);
		add_code_symbol(&a, g, at);
		if (!add_frame(&a, g, at))
			return false;
	}
	follow_code(&a);
	replace_tables(&a, frames);
	return true;
}
