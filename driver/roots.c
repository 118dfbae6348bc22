/* roots.c - undefined symbols of an archive of ELF objects (System V ABI, "Object Files"; ar(5)). */
#include "roots.h"

#include <ar.h>
#include <elf.h>
#include <stdlib.h>

#include "link.h"

static bool in_file(struct str file, uint64_t offset, uint64_t size)
{
	return offset <= file.len && size <= file.len - offset;
}

static void add_undefined(struct arena *a, struct str object, const Elf64_Shdr *symtab, const Elf64_Shdr *strtab,
			  struct root_list *out)
{
	if (!in_file(object, symtab->sh_offset, symtab->sh_size) ||
	    !in_file(object, strtab->sh_offset, strtab->sh_size))
		return;
	for (uint64_t at = 0; at + sizeof(Elf64_Sym) <= symtab->sh_size; at += sizeof(Elf64_Sym)) {
		Elf64_Sym symbol;

		memcpy(&symbol, object.data + symtab->sh_offset + at, sizeof symbol);
		if (symbol.st_shndx == SHN_UNDEF && symbol.st_name && symbol.st_name < strtab->sh_size)
			VEC_PUSH(a, &out->list, object.data + strtab->sh_offset + symbol.st_name);
	}
}

static void add_object(struct arena *a, struct str object, struct root_list *out)
{
	Elf64_Ehdr head;

	if (object.len < sizeof head)
		return;
	memcpy(&head, object.data, sizeof head);
	if (memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 ||
	    !in_file(object, head.e_shoff, (uint64_t)head.e_shnum * sizeof(Elf64_Shdr)))
		return;
	Elf64_Shdr *sections = arena_dup(a, object.data + head.e_shoff, head.e_shnum * sizeof *sections);
	for (uint32_t i = 0; i < head.e_shnum; i++)
		if (sections[i].sh_type == SHT_SYMTAB && sections[i].sh_link < head.e_shnum)
			add_undefined(a, object, &sections[i], &sections[sections[i].sh_link], out);
}

void roots_of_runtime(struct arena *a, const struct settings *s, struct root_list *out)
{
	struct str file;
	size_t at = SARMAG;

	if (!file_read(a, link_runtime(s), &file) || file.len < SARMAG || memcmp(file.data, ARMAG, SARMAG) != 0)
		return;
	while (at + sizeof(struct ar_hdr) <= file.len) {
		struct ar_hdr head;
		uint64_t size;

		memcpy(&head, file.data + at, sizeof head);
		at += sizeof head;
		size = strtoull(head.ar_size, NULL, 10);
		if (!in_file(file, at, size))
			return;
		add_object(a, (struct str){file.data + at, size}, out);
		at += size + size % 2;
	}
}
