/* Loops that run over the pixels of whole pictures are compiled for wider vectors too; the processor decides
 * which are used, before sanitizers are ready. Sums are the same: AVX2 alone does not fuse a product and a
 * sum.
 * For static functions only: clang 14 gives others a name of its own. */
#ifndef BREAKROOM_BASE_WIDE_VECTORS_H
#define BREAKROOM_BASE_WIDE_VECTORS_H

#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) &&                \
    !defined(BREAKROOM_FUZZ)
#define WIDE_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define WIDE_VECTORS
#endif

#endif
