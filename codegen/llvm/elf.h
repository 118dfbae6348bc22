/* elf.h - a relocatable ELF64 object in memory, of which parts are replaced: see elf.c. */
#ifndef GOSUB_ELF_H
#define GOSUB_ELF_H

#include "kit.h"
#include <elf.h>

/* Sections, symbols and contents point into `data` and may be changed in place; what grows goes to the end of the file
 * (elf_append) and its section header follows. Each function has a section of its own. */
struct elf {
	struct arena *arena;
	uint8_t *data;
	size_t len;
	Elf64_Shdr *sections;
	uint32_t n, nread; /* sections; those that were in the file */
	const char *names; /* of sections */
	Elf64_Sym *symbols;
	uint32_t nsymbols, symtab;
	const char *symbol_names;
	uint32_t extended_at;     /* the section of the next; 0: none */
	const uint32_t *extended; /* sections of symbols where there are more than 65,000; or NULL */
	uint32_t *relocations;    /* by section: the one with its relocations; 0: none */
	uint32_t *function;       /* by section: the symbol of the function in it; 0: none */
	struct text tail;         /* what was appended */
	const char *error;
};

/* Reads a copy of bytes; false with e->error when it is no such object. */
bool elf_open(struct elf *e, struct arena *a, struct str bytes);
bool elf_bad(struct elf *e, const char *why); /* false */
bool elf_inside(const struct elf *e, const Elf64_Shdr *s);
const char *elf_section_name(const struct elf *e, uint32_t section);
uint32_t elf_find(const struct elf *e, const char *name); /* the first section of this name; 0: none */
struct str elf_contents(const struct elf *e, uint32_t section);
uint32_t elf_section_of(const struct elf *e, uint32_t symbol); /* 0: undefined, or no section of this object */
/* The relocations of a section, in the order of the file. */
const Elf64_Rela *elf_relocations(const struct elf *e, uint32_t section, uint32_t *n);
/* New contents of a section, behind all else. */
void elf_replace(struct elf *e, uint32_t section, struct str contents);
/* A section for relocations of one that has none yet, in its group if it is of one. */
uint32_t elf_add_relocations(struct elf *e, uint32_t section);
struct str elf_bytes(struct elf *e); /* the object as it is now */

#endif
