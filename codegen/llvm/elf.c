/* elf.c - reading an object that LLVM made, and replacing what its sections hold. */
#include "elf.h"

bool elf_bad(struct elf *e, const char *why)
{
	e->error = why;
	return false;
}

bool elf_inside(const struct elf *e, const Elf64_Shdr *s)
{
	return s->sh_type == SHT_NOBITS || (s->sh_offset <= e->len && s->sh_size <= e->len - s->sh_offset);
}

const char *elf_section_name(const struct elf *e, uint32_t section)
{
	return e->names + e->sections[section].sh_name;
}

uint32_t elf_find(const struct elf *e, const char *name)
{
	for (uint32_t i = 1; i < e->n; i++)
		if (strcmp(elf_section_name(e, i), name) == 0)
			return i;
	return 0;
}

struct str elf_contents(const struct elf *e, uint32_t section)
{
	return (struct str){(const char *)e->data + e->sections[section].sh_offset, e->sections[section].sh_size};
}

uint32_t elf_section_of(const struct elf *e, uint32_t symbol)
{
	uint32_t section = e->symbols[symbol].st_shndx;

	if (section == SHN_XINDEX)
		section = e->extended ? e->extended[symbol] : 0;
	return section < e->n ? section : 0;
}

const Elf64_Rela *elf_relocations(const struct elf *e, uint32_t section, uint32_t *n)
{
	const Elf64_Shdr *s = &e->sections[e->relocations[section]];

	*n = e->relocations[section] ? (uint32_t)(s->sh_size / sizeof(Elf64_Rela)) : 0;
	return *n ? (const Elf64_Rela *)(e->data + s->sh_offset) : NULL;
}

static bool read_headers(struct elf *e)
{
	const Elf64_Ehdr *head = (const Elf64_Ehdr *)e->data;
	uint32_t names;

	if (e->len < sizeof *head || memcmp(head->e_ident, ELFMAG, SELFMAG) || head->e_ident[EI_CLASS] != ELFCLASS64)
		return elf_bad(e, "not an ELF64 object");
	if (head->e_shoff > e->len || e->len - head->e_shoff < sizeof *e->sections)
		return elf_bad(e, "no section headers");
	e->sections = (Elf64_Shdr *)(e->data + head->e_shoff);
	e->n = head->e_shnum ? head->e_shnum : (uint32_t)e->sections[0].sh_size;
	if (e->n > (e->len - head->e_shoff) / sizeof *e->sections)
		return elf_bad(e, "section headers are cut off");
	e->nread = e->n;
	names = head->e_shstrndx == SHN_XINDEX ? e->sections[0].sh_link : head->e_shstrndx;
	for (uint32_t i = 1; i < e->n; i++)
		if (!elf_inside(e, &e->sections[i]))
			return elf_bad(e, "a section is cut off");
	if (names >= e->n)
		return elf_bad(e, "sections have no names");
	e->names = (char *)e->data + e->sections[names].sh_offset;
	return true;
}

static void read_sections(struct elf *e)
{
	e->relocations = ARENA_ARRAY(e->arena, uint32_t, e->n);
	e->function = ARENA_ARRAY(e->arena, uint32_t, e->n);
	for (uint32_t i = 1; i < e->n; i++) {
		const Elf64_Shdr *s = &e->sections[i];

		if (s->sh_type == SHT_RELA && s->sh_info < e->n)
			e->relocations[s->sh_info] = i;
		else if (s->sh_type == SHT_SYMTAB_SHNDX)
			e->extended_at = i;
		else if (s->sh_type == SHT_SYMTAB)
			e->symtab = i;
	}
	if (e->extended_at)
		e->extended = (const uint32_t *)(e->data + e->sections[e->extended_at].sh_offset);
}

static bool read_symbols(struct elf *e)
{
	const Elf64_Shdr *s = &e->sections[e->symtab];

	if (!e->symtab || s->sh_link >= e->n)
		return elf_bad(e, "no symbols");
	e->symbols = (Elf64_Sym *)(e->data + s->sh_offset);
	e->nsymbols = (uint32_t)(s->sh_size / sizeof *e->symbols);
	e->symbol_names = (const char *)e->data + e->sections[s->sh_link].sh_offset;
	for (uint32_t i = 0; i < e->nsymbols; i++)
		if (ELF64_ST_TYPE(e->symbols[i].st_info) == STT_FUNC)
			e->function[elf_section_of(e, i)] = i;
	return true;
}

bool elf_open(struct elf *e, struct arena *a, struct str bytes)
{
	*e = (struct elf){.arena = a, .tail = {.arena = a}};
	e->data = arena_dup(a, bytes.data, bytes.len);
	e->len = bytes.len;
	if (!read_headers(e))
		return false;
	read_sections(e);
	return read_symbols(e);
}

void elf_replace(struct elf *e, uint32_t section, struct str contents)
{
	while ((e->len + e->tail.len) % 16)
		text_char(&e->tail, 0);
	e->sections[section].sh_offset = e->len + e->tail.len;
	e->sections[section].sh_size = contents.len;
	text_add(&e->tail, contents);
}

static void join_group(struct elf *e, uint32_t section, uint32_t added)
{
	for (uint32_t i = 1; i < e->nread; i++) {
		struct str members = elf_contents(e, i);
		const uint32_t *member = (const uint32_t *)members.data;
		struct text t = {.arena = e->arena};

		if (e->sections[i].sh_type != SHT_GROUP)
			continue;
		for (size_t k = 1; k < members.len / sizeof *member; k++) {
			if (member[k] != section)
				continue;
			text_add(&t, members);
			text_add(&t, (struct str){(const char *)&added, sizeof added});
			elf_replace(e, i, text_str(&t));
			return;
		}
	}
}

uint32_t elf_add_relocations(struct elf *e, uint32_t section)
{
	Elf64_Shdr *all = ARENA_ARRAY(e->arena, Elf64_Shdr, e->n + 1);

	memcpy(all, e->sections, e->n * sizeof *all);
	all[e->n] = (Elf64_Shdr){.sh_name = all[section].sh_name,
				 .sh_type = SHT_RELA,
				 .sh_flags = SHF_INFO_LINK | (all[section].sh_flags & SHF_GROUP),
				 .sh_link = e->symtab,
				 .sh_info = section,
				 .sh_addralign = 8,
				 .sh_entsize = sizeof(Elf64_Rela)};
	e->sections = all;
	e->n++;
	if (all[section].sh_flags & SHF_GROUP)
		join_group(e, section, e->n - 1);
	return e->n - 1;
}

/* Behind what else was appended. */
static void move_headers(struct elf *e)
{
	Elf64_Ehdr *head = (Elf64_Ehdr *)e->data;

	while ((e->len + e->tail.len) % 8)
		text_char(&e->tail, 0);
	head->e_shoff = e->len + e->tail.len;
	if (e->n >= SHN_LORESERVE)
		e->sections[0].sh_size = e->n;
	head->e_shnum = e->n >= SHN_LORESERVE ? 0 : (Elf64_Half)e->n;
	text_add(&e->tail, (struct str){(const char *)e->sections, e->n * sizeof *e->sections});
}

struct str elf_bytes(struct elf *e)
{
	struct text whole = {.arena = e->arena};

	if (e->n != e->nread)
		move_headers(e);
	text_add(&whole, (struct str){(const char *)e->data, e->len});
	text_add(&whole, text_str(&e->tail));
	return text_str(&whole);
}
