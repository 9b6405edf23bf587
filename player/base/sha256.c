#include "base/sha256.h"

#include <openssl/evp.h>
#include <stdio.h>

#include "base/memory.h"

void
sha256_hex(struct str bytes, char out[SHA256_HEX_BYTES + 1])
{
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned int len = 0;
    if (!EVP_Digest(bytes.ptr, bytes.len, hash, &len, EVP_sha256(), NULL) || len != SHA256_HEX_BYTES / 2)
        BUG("libcrypto has no SHA-256");
    for (unsigned int i = 0; i < len; i++)
        snprintf(out + (size_t)2 * i, 3, "%02x", hash[i]);
}
