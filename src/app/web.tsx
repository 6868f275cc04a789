import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../platform/web/theme/index.css'
import { endSession } from '../modules/accounts/web/public.tsx'
import { newClient } from '../platform/web/api/client.ts'
import { catalogue, showLanguage } from '../platform/web/language/catalogue.ts'
import { NewVersion } from '../platform/web/offline/NewVersion.tsx'
import { Announcer } from '../platform/web/ui/Announcer.tsx'
import { router } from './web/routes.tsx'
import '../platform/web/theme/print.css'

showLanguage(catalogue.language === 'en' ? 'en' : 'vi')
const client = newClient(() => endSession(client))
const place = document.getElementById('root')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Announcer>
          <RouterProvider router={router} />
          <NewVersion />
        </Announcer>
      </QueryClientProvider>
    </StrictMode>,
  )
}
