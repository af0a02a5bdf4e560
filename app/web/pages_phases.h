#pragma once

#include "app/web/page.h"
#include "app/web/visit.h"
#include "app/web/workbench.h"

namespace utfall::web {

// A phase's extension: asked for and looked at by the address, recorded by the form.
Answer phase_extend_page(Workbench& workbench, const Visit& visit);
Answer extend_phase(Workbench& workbench, const Visit& visit);

}  // namespace utfall::web
