#ifndef PISTE_CSHIMS_H
#define PISTE_CSHIMS_H
#include "piste_events.h"
#include "piste_charset.h"
#include "piste_deflate.h"
#include "piste_idna.h"
#include "piste_memory.h"
#endif
