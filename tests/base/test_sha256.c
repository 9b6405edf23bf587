#include "test.h"

#include "base/memory.h"
#include "base/sha256.h"

/* FIPS 180-4 examples and the NIST short-message set. */
static void
the_published_examples_give_the_published_hashes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *hash;
    } rows[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmno"
         "pqrstnopqrstu",
         "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char hash[SHA256_HEX_BYTES + 1];
        sha256_hex(str_from(rows[i].text), hash);
        assert_string_equal(hash, rows[i].hash);
    }
}

static void
a_million_letters_give_the_published_hash(void **state)
{
    (void)state;
    size_t len = 1000000;
    char *text = memory_alloc(len);
    memset(text, 'a', len);
    char hash[SHA256_HEX_BYTES + 1];
    sha256_hex((struct str){text, len}, hash);
    assert_string_equal(hash, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    memory_free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_examples_give_the_published_hashes),
        cmocka_unit_test(a_million_letters_give_the_published_hash),
    };
    return cmocka_run_group_tests_name("sha256", tests, NULL, NULL);
}
