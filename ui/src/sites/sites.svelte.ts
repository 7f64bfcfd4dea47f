import { asApiError, call, nothing } from '../ipc/call';
import type { ApiError, CitiesView, SiteView } from '../ipc/contract';

/** The customer's own sites, and the cities that one of them may stand in. */
class SiteList {
  all = $state.raw<SiteView[]>([]);
  cities = $state.raw<CitiesView | null>(null);
  error = $state.raw<ApiError | null>(null);

  async read(): Promise<void> {
    try {
      const [{ sites }, cities] = await Promise.all([call('sites', nothing), this.cities ?? call('cities', nothing)]);
      this.all = sites;
      this.cities = cities;
      this.error = null;
    } catch (thrown) {
      this.error = asApiError(thrown);
    }
  }
}

export const siteList = new SiteList();
