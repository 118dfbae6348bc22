/* vm_access.h - read-only access to VM IR for backends that are built out of the tree.
 *
 * Every IR structure is opaque; the host gives this table of functions (host->vm_access). New
 * functions are appended, none changes: check `size` before using one that is newer than the
 * version you need. Strings are NUL-terminated unless a length is given and live as long as the
 * package. Counts and indices are checked by nobody: stay below the count. */
#ifndef GOSUB_VM_ACCESS_H
#define GOSUB_VM_ACCESS_H

#include <stdbool.h>
#include <stdint.h>

struct vm_package;
struct vm_func;
struct vm_global;
struct vm_site;
struct vm_inst;
struct vm_place;
struct vm_operand;
struct vm_const;
struct vm_type;

/* Numbers of the kinds are those of vm.h's enumerations; the *_text functions give their names. */
struct gosub_vm_access {
	uint32_t size; /* sizeof *this in the host */

	/* packages */
	const char *(*package_path)(const struct vm_package *p);
	uint32_t (*package_funcs)(const struct vm_package *p);
	const struct vm_func *(*package_func)(const struct vm_package *p, uint32_t i);
	uint32_t (*package_globals)(const struct vm_package *p);
	const struct vm_global *(*package_global)(const struct vm_package *p, uint32_t i);
	uint32_t (*package_sites)(const struct vm_package *p);
	const struct vm_site *(*package_site)(const struct vm_package *p, uint32_t i);
	/* Where a position is; false when it is none. */
	bool (*position)(const struct vm_package *p, uint64_t pos, const char **file, uint32_t *line, uint32_t *column);

	/* package variables: static values come in pieces */
	const char *(*global_name)(const struct vm_global *g);
	const struct vm_type *(*global_type)(const struct vm_global *g);
	bool (*global_is_extern)(const struct vm_global *g);
	uint32_t (*global_inits)(const struct vm_global *g);
	const struct vm_const *(*global_init)(const struct vm_global *g, uint32_t i, uint64_t *offset,
					      const struct vm_type **type);

	/* allocation sites */
	uint32_t (*site_id)(const struct vm_site *s);
	const char *(*site_kind_text)(const struct vm_site *s);
	const char *(*site_placement_text)(const struct vm_site *s);
	const char *(*site_expr)(const struct vm_site *s);
	uint64_t (*site_pos)(const struct vm_site *s);

	/* functions */
	const char *(*func_name)(const struct vm_func *f);
	uint32_t (*func_flags)(const struct vm_func *f);
	bool (*func_has_body)(const struct vm_func *f);
	uint32_t (*func_params)(const struct vm_func *f);
	const struct vm_type *(*func_param)(const struct vm_func *f, uint32_t i);
	uint32_t (*func_results)(const struct vm_func *f);
	const struct vm_type *(*func_result)(const struct vm_func *f, uint32_t i);
	uint32_t (*func_locals)(const struct vm_func *f);
	const char *(*func_local_name)(const struct vm_func *f, uint32_t i);
	const struct vm_type *(*func_local_type)(const struct vm_func *f, uint32_t i);
	uint32_t (*func_local_flags)(const struct vm_func *f, uint32_t i);
	uint32_t (*func_blocks)(const struct vm_func *f);
	uint32_t (*block_insts)(const struct vm_func *f, uint32_t block);
	const struct vm_inst *(*block_inst)(const struct vm_func *f, uint32_t block, uint32_t i);

	/* instructions; what does not apply to an operation is NULL or 0 */
	uint32_t (*inst_op)(const struct vm_inst *i);
	const char *(*inst_op_text)(const struct vm_inst *i);
	const char *(*inst_sub_text)(const struct vm_inst *i); /* of unary, binary, intrinsic */
	uint64_t (*inst_pos)(const struct vm_inst *i);
	uint32_t (*inst_flags)(const struct vm_inst *i);
	uint32_t (*inst_dsts)(const struct vm_inst *i);
	const struct vm_place *(*inst_dst)(const struct vm_inst *i, uint32_t n); /* NULL: dropped */
	uint32_t (*inst_args)(const struct vm_inst *i);
	const struct vm_operand *(*inst_arg)(const struct vm_inst *i, uint32_t n);
	const struct vm_type *(*inst_type)(const struct vm_inst *i);
	const struct vm_site *(*inst_site)(const struct vm_inst *i);
	const struct vm_func *(*inst_func)(const struct vm_inst *i);
	uint32_t (*inst_number)(const struct vm_inst *i); /* method number */
	uint32_t (*inst_local)(const struct vm_inst *i);
	uint32_t (*inst_target)(const struct vm_inst *i, uint32_t n);
	uint32_t (*inst_switches)(const struct vm_inst *i);
	int64_t (*inst_switch)(const struct vm_inst *i, uint32_t n, uint32_t *block);
	uint32_t (*inst_cases)(const struct vm_inst *i); /* select */
	bool (*inst_case)(const struct vm_inst *i, uint32_t n, const struct vm_operand **chan,
			  const struct vm_operand **value, const struct vm_place **recv); /* true: send */

	/* operands and places */
	const struct vm_const *(*operand_const)(const struct vm_operand *o); /* NULL: not a constant */
	const struct vm_place *(*operand_place)(const struct vm_operand *o); /* NULL: not a place; both NULL: absent */
	const struct vm_type *(*operand_type)(const struct vm_operand *o);
	const struct vm_global *(*place_global)(const struct vm_place *p);
	uint32_t (*place_local)(const struct vm_place *p); /* when there is no global */
	uint32_t (*place_projections)(const struct vm_place *p);
	/* 0 field, 1 index, 2 dereference; *number: field or constant index; *local: index in a
	 * local, or UINT32_MAX */
	uint32_t (*place_projection)(const struct vm_place *p, uint32_t i, uint64_t *number, uint32_t *local);
	const struct vm_type *(*place_type)(const struct vm_place *p);

	/* constants */
	uint32_t (*const_kind)(const struct vm_const *c);
	const char *(*const_kind_text)(const struct vm_const *c);
	int64_t (*const_bits)(const struct vm_const *c);
	double (*const_float)(const struct vm_const *c, uint32_t part);
	const char *(*const_string)(const struct vm_const *c, uint64_t *len);
	const struct vm_func *(*const_func)(const struct vm_const *c);
	const struct vm_global *(*const_global)(const struct vm_const *c);
	const struct vm_type *(*const_desc)(const struct vm_const *c);
	const struct vm_const *(*const_inner)(const struct vm_const *c);

	/* types */
	uint32_t (*type_kind)(const struct vm_type *t);
	const char *(*type_text)(const struct vm_type *t);
	const char *(*type_link)(const struct vm_type *t);
	uint64_t (*type_size)(const struct vm_type *t);
	uint32_t (*type_align)(const struct vm_type *t);
	uint32_t (*type_fields)(const struct vm_type *t);
	const char *(*type_field)(const struct vm_type *t, uint32_t i, const struct vm_type **type, uint64_t *offset);
	const struct vm_type *(*type_elem)(const struct vm_type *t);
	const struct vm_type *(*type_key)(const struct vm_type *t);
	uint64_t (*type_len)(const struct vm_type *t);
};

#endif
