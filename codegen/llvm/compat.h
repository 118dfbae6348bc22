/* compat.h - what differs between LLVM 19, the reference, and later ones up to 22, said in one
 * place. */
#ifndef GOSUB_LLVM_COMPAT_H
#define GOSUB_LLVM_COMPAT_H

#include <llvm-c/Analysis.h>
#include <llvm-c/BitWriter.h>
#include <llvm-c/Comdat.h>
#include <llvm-c/Core.h>
#include <llvm-c/DebugInfo.h>
#include <llvm-c/Target.h>
#include <llvm-c/TargetMachine.h>
#include <llvm-c/Transforms/PassBuilder.h>
#include <llvm/Config/llvm-config.h>
#include <string.h>

/* The lifetime markers lost their size argument in LLVM 22. */
#define CG_LIFETIME_HAS_SIZE (LLVM_VERSION_MAJOR < 22)

/* Debug records replaced the intrinsics as the default form in LLVM 20; in 19 the builder inserts
 * records only when the module is told to use them. */
static inline void cg_compat_declare_variable(LLVMDIBuilderRef dib, LLVMValueRef storage, LLVMMetadataRef variable,
					      LLVMMetadataRef expr, LLVMMetadataRef loc, LLVMBasicBlockRef block)
{
#if LLVM_VERSION_MAJOR >= 19
	LLVMDIBuilderInsertDeclareRecordAtEnd(dib, storage, variable, expr, loc, block);
#else
	LLVMDIBuilderInsertDeclareAtEnd(dib, storage, variable, expr, loc, block);
#endif
}

/* Of a 64-bit parameter. The attribute came with LLVM 19. */
static inline void cg_compat_never_negative(LLVMContextRef ctx, LLVMValueRef fn, LLVMAttributeIndex at)
{
#if LLVM_VERSION_MAJOR >= 19
	static const uint64_t low = 0, high = (uint64_t)1 << 63;
	unsigned kind = LLVMGetEnumAttributeKindForName("range", 5);

	LLVMAddAttributeAtIndex(fn, at, LLVMCreateConstantRangeAttribute(ctx, kind, 64, &low, &high));
#endif
}

/* llvm::MemoryEffects as an integer: two bits (read 1, write 2) for each location. LLVM 21 put
 * errno's memory between what is inaccessible and the rest. */
#define CG_MEMORY_NONE         0
#define CG_MEMORY_INACCESSIBLE (3 << 2)
#if LLVM_VERSION_MAJOR >= 21
#define CG_MEMORY_READ 0x55
#else
#define CG_MEMORY_READ 0x15
#endif

#endif
