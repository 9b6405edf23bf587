/* How long people take to read a slide: the defaults. */
#ifndef BREAKROOM_BASE_READING_H
#define BREAKROOM_BASE_READING_H

#define READING_LOOK_UP_MS       3000 /* until they have noticed a new slide */
#define READING_WORDS_PER_MINUTE 180

#endif
