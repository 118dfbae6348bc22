// frames.h - frame maps as passes of LLVM's code generation: see frames.cpp.
#ifndef GOSUB_FRAMES_H
#define GOSUB_FRAMES_H

#include <llvm/CodeGen/AsmPrinter.h>
#include <llvm/CodeGen/TargetPassConfig.h>
#include <llvm/IR/LegacyPassManager.h>

struct frame_passes;

// In this order: before the target's passes are added, when they are, behind the printer; frames_end when all have run.
frame_passes *frames_begin(llvm::TargetPassConfig &config);
void frames_before_printer(frame_passes *f, llvm::legacy::PassManager &passes);
void frames_behind_printer(frame_passes *f, llvm::legacy::PassManager &passes, llvm::AsmPrinter &printer);
void frames_end(frame_passes *f);

#endif
