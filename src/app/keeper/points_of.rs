//! Restore points, which lie in the second copy: see `store::points`.

use super::Keeper;
use crate::app::shared::Shared;
use crate::id::StudyId;
use crate::store::Drawer as _;
use crate::store::copies::Write;
use crate::store::points::{self, Point, Points, State};
use crate::study::Study;
use crate::words::time::Now;

impl Keeper {
    /// Returns a study's restore points, the newest first; nothing before they are known.
    pub fn points(&self, id: StudyId) -> Option<Vec<Point>> {
        let known = self.points.borrow();
        Some(known.get(&id)?.list().iter().rev().cloned().collect())
    }

    /// Finds out which there are, and makes one if the last state is another day's.
    pub async fn find_points(this: Shared<Self>, id: StudyId, now: Now) {
        this.finding.set(true);
        this.read_points(id).await;
        this.finding.set(false);
        this.mark(id, now, false);
        this.copy(|_| ());
    }

    /// Tells whether restore points are being read. What is saved before they are known
    /// takes the place of a state that none of them holds.
    pub fn finds_points(&self) -> bool {
        self.finding.get()
    }

    async fn read_points(&self, id: StudyId) {
        let Some(database) = self.database.clone() else { return };
        let [heads, groups] = points::rooms_of(id);
        let Some(heads) = database.read(&heads, |_| true).await else { return };
        let Some(groups) = database.keys(&groups).await else { return };
        let groups = groups.iter().map(String::as_str);
        let found =
            Points::of(id, &heads, groups, &|key, text| self.vault().reveal(key, text));
        self.points.borrow_mut().insert(id, found);
    }

    /// Removes all restore points of a study; tells whether that is on disk.
    pub async fn forget_points(this: Shared<Self>, id: StudyId) -> bool {
        let Some(database) = this.database.clone() else { return true };
        let mut writes = Vec::new();
        for room in points::rooms_of(id) {
            let keys = database.keys(&room).await.unwrap_or_default();
            writes.extend(keys.into_iter().map(Write::Remove));
        }
        let done = writes.is_empty() || database.commit(&writes).await;
        this.read_points(id).await;
        done
    }

    /// Opens the state of a restore point; nothing when it cannot be read any more.
    pub async fn open_point(
        this: Shared<Self>,
        id: StudyId,
        point: Point,
    ) -> Option<Study> {
        let database = this.database.clone()?;
        let wants = this.points.borrow().get(&id)?.wants(&point);
        let [_, groups] = points::rooms_of(id);
        let mut texts =
            database.read(&groups, |it| wants.iter().any(|key| key == it)).await?;
        texts.extend(database.read(&point.key, |_| true).await?);
        let known = this.points.borrow();
        let opened = known
            .get(&id)?
            .open(&point, &texts, &|key, text| this.vault().reveal(key, text))
            .ok()?;
        // Half a state is none to come back to.
        opened.notes.is_empty().then_some(opened.value)
    }

    /// Makes a restore point of the last saved state, if one is due.
    pub(super) fn mark(&self, id: StudyId, now: Now, dangerous: bool) {
        let mut known = self.points.borrow_mut();
        let saved = self.saved.borrow();
        let (Some(points), Some(saved)) = (known.get_mut(&id), saved.get(&id)) else {
            return;
        };
        let last = State::of(saved);
        if points::due(points.list(), last, dangerous, now.at, now.ahead) {
            // The texts as they lie there, sealed or not.
            let drawer = self.vault().drawer();
            let get = |key: &str| drawer.get(key).ok().flatten();
            let reveal = |key: &str, text: &str| self.vault().reveal(key, text);
            if let Some(writes) = points.make(&get, &reveal) {
                let mut more = self.copy_only.borrow_mut();
                more.extend(writes);
                more.extend(points.thin(now.at, now.ahead));
            }
        }
    }
}
